package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Rule;
import dev.owlissues.shared.issue.Bookkeeping;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.InlineMembersCodec;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.LifecycleTexts;
import dev.owlissues.shared.issue.Scope;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.entry.EntryCodec;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.FactsCodec;
import dev.owlissues.shared.issue.list.IssueRow;
import dev.owlissues.shared.issue.merge.Merge;
import dev.owlissues.shared.issue.occurrence.FingerprintRuns;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.purge.work.IssueWalk.Remnant;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Issues as items, and the keys of their table and indexes. */
final class IssueCodec {
  /** The id that a tombstone leads to. An item that has it is no issue any more. */
  static final String MERGED_INTO = "merged_into";

  /** When an item became a tombstone. */
  static final String MERGED_AT = "merged_at";

  /** What lists know of the issue; missing in items of a version that sorted nothing. */
  static final String ENTRY = "entry";

  /** When an issue was deleted. An item that has it is no issue any more. */
  static final String DELETED_AT = "deleted_at";

  /** The condition that an item is an issue: no claim and no tombstone. */
  static final String IS_LIVE = "attribute_exists(title) AND attribute_not_exists(merged_into)";

  private static final String MERGED_FROM = "merged_from";
  private static final String NEST = "nest";
  private static final String NEST_FINGERPRINTS = "nest_fingerprints";
  private static final String LAST_PAGES = "last_pages";
  private static final FingerprintRuns FINGERPRINTS = new FingerprintRuns();
  private static final String FACTS = "facts";
  private static final InlineMembersCodec INLINE_MEMBERS = new InlineMembersCodec();

  private IssueCodec() {}

  /** The partition key of an issue. The project is in it: under another one it is not found. */
  static String key(UUID projectId, UUID issueId) {
    return projectId + "#" + issueId;
  }

  /** The partition of {@link Tables#BY_RECENCY}. */
  static String projectMode(UUID projectId, boolean dev) {
    return projectId + (dev ? "#dev" : "#prod");
  }

  /**
   * The partition of {@link Tables#BY_RECENCY} that lists do not ask: tombstones, and what is to be
   * one.
   */
  static String projectGone(UUID projectId) {
    return projectId + "#gone";
  }

  /** The partition of {@link Tables#BY_STATUS}. */
  static String projectModeStatus(UUID projectId, boolean dev, IssueStatus status) {
    return projectMode(projectId, dev) + "#" + status.wire();
  }

  /** The sort key of both indexes: newest last, ties by id. */
  static String updatedId(Instant updatedAt, UUID issueId) {
    return Iso.write(updatedAt) + "#" + issueId;
  }

  /** The row of a list that has that sort key. */
  static IssueRow row(String updatedId) {
    int cut = updatedId.indexOf('#');
    return new IssueRow(
        Iso.read(updatedId.substring(0, cut)), UUID.fromString(updatedId.substring(cut + 1)));
  }

  static Map<String, AttributeValue> toItem(Issue issue) {
    Scope scope = issue.scope();
    Item item =
        Item.keyed(key(scope.projectId(), issue.id()))
            .with("id", issue.id())
            .with("team_id", scope.teamId())
            .with("project_id", scope.projectId())
            .with("app_id", scope.appId())
            .with("is_dev", scope.dev());
    addSubject(item, issue.subject());
    addLifecycle(item, issue);
    item.with("occurrence_count", issue.issueCounts().occurrences())
        .with("unique_user_count", issue.issueCounts().users());
    addSighting(item, "first", issue.seen().first());
    addSighting(item, "last", issue.seen().last());
    item.with(FACTS, FactsCodec.encode(issue.facts()));
    item.with(ENTRY, EntryCodec.encode(issue));
    addLedger(item, issue.bookkeeping());
    issue.bookkeeping().inlineMembers().ifPresent(members -> addNest(item, members, issue));
    return item.attributes();
  }

  /** The place of an issue to come: in no index, and without anything that an issue has. */
  static Map<String, AttributeValue> claim(UUID projectId, UUID issueId) {
    return Item.keyed(key(projectId, issueId)).with("revision", 0).attributes();
  }

  // Where lists look for nothing, and a purge of the project finds it.
  private static Item amongGone(Item item, Issue issue, Instant at) {
    return item.with(Tables.BY_RECENCY.partitionKey(), projectGone(issue.scope().projectId()))
        .with(Tables.BY_RECENCY.sortKey(), updatedId(at, issue.id()));
  }

  /** What is left of an issue that was merged: as it was, but in no list. */
  static Map<String, AttributeValue> tombstone(Issue issue, UUID into, Instant at) {
    Item item = Item.of(toItem(issue));
    for (Table.Index index : Tables.ISSUES.indexes()) {
      item.without(index.partitionKey()).without(index.sortKey());
      index.included().forEach(item::without);
    }
    return amongGone(item, issue, at)
        .with(MERGED_INTO, into)
        .with(MERGED_AT, at)
        .with("revision", issue.bookkeeping().revision() + 1)
        .attributes();
  }

  /** What is left of an issue that was deleted: whose it was, and nothing of what it was. */
  static Map<String, AttributeValue> grave(Issue issue, Instant at) {
    Item before = Item.of(toItem(issue));
    Item item = Item.keyed(before.text("pk"));
    for (String name : List.of("id", "team_id", "project_id", "app_id", "is_dev", LAST_PAGES)) {
      item.with(name, before.get(name));
    }
    return amongGone(item, issue, at)
        .with(DELETED_AT, at)
        .with("revision", issue.bookkeeping().revision() + 1)
        .attributes();
  }

  /** What an item of the table is; empty attributes mean that there is none. */
  static StoredIssue storedIssue(Map<String, AttributeValue> attributes) {
    Item item = Item.of(attributes);
    if (item.isEmpty()) {
      return new StoredIssue.Absent();
    }
    if (item.has(MERGED_INTO)) {
      return new StoredIssue.Merged(item.uuid(MERGED_INTO));
    }
    if (item.has(DELETED_AT)) {
      return new StoredIssue.Deleted();
    }
    return item.number("revision") == 0
        ? new StoredIssue.Claimed()
        : new StoredIssue.Live(fromItem(attributes));
  }

  /** What a purge has to know of an issue or a tombstone. */
  static Remnant remnant(Map<String, AttributeValue> attributes) {
    Item item = Item.of(attributes);
    Map<String, Long> pages = lastPages(item);
    Set<UUID> apps = new HashSet<>(Bookkeeping.apps(pages));
    apps.add(item.uuid("app_id"));
    return new Remnant(
        new IssueKey(item.uuid("project_id"), item.uuid("id")),
        apps,
        !item.has(MERGED_INTO) && pages.keySet().stream().anyMatch(Merge::isMark),
        item.optionalUuid(MERGED_INTO));
  }

  private static Map<String, Long> lastPages(Item item) {
    return item.get(LAST_PAGES).m().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> Long.parseLong(e.getValue().n())));
  }

  static Issue fromItem(Map<String, AttributeValue> attributes) {
    Item item = Item.of(attributes);
    return new Issue(
        item.uuid("id"),
        new Scope(
            item.uuid("team_id"),
            item.uuid("project_id"),
            item.uuid("app_id"),
            item.flag("is_dev")),
        subject(item),
        LifecycleTexts.read(field -> item.text(field, "")),
        new IssueCounts(item.number("occurrence_count"), item.number("unique_user_count")),
        new SeenRange(sighting(item, "first"), sighting(item, "last")),
        // Items of a version that knew no facts have none.
        item.has(FACTS) ? FactsCodec.decode(item.bytes(FACTS)) : Facts.NONE,
        bookkeeping(item));
  }

  private static void addSubject(Item item, Subject subject) {
    item.with("title", subject.title())
        .with("source_module", subject.sourceModule())
        .with(
            "fingerprints",
            AttributeValue.fromL(
                subject.fingerprints().stream()
                    .map(print -> Attributes.binary(print.bytes()))
                    .toList()))
        .with("fingerprint_count", subject.fingerprintCount())
        .with("algorithm", Rule.STANDARD.wire());
    if (!subject.mergedFrom().isEmpty()) {
      item.with(
          MERGED_FROM,
          AttributeValue.fromL(
              subject.mergedFrom().stream()
                  .map(source -> Attributes.binary(RouteCodec.bytes(source)))
                  .toList()));
    }
  }

  private static Subject subject(Item item) {
    List<Fingerprint> fingerprints =
        item.get("fingerprints").l().stream()
            .map(AttributeValue::b)
            .map(SdkBytes::asByteArray)
            .map(Fingerprint::new)
            .toList();
    return new Subject(
        item.text("title"),
        item.text("source_module"),
        fingerprints,
        (int) item.number("fingerprint_count"),
        item.has(MERGED_FROM)
            ? item.get(MERGED_FROM).l().stream()
                .map(AttributeValue::b)
                .map(SdkBytes::asByteArray)
                .map(RouteCodec::uuid)
                .toList()
            : List.of());
  }

  private static void addLifecycle(Item item, Issue issue) {
    Scope scope = issue.scope();
    Lifecycle lifecycle = issue.lifecycle();
    LifecycleTexts.write(lifecycle)
        .forEach((field, text) ->
            item.withText(field, Optional.of(text).filter(value -> !value.isEmpty())));
    item.with("updated_id", updatedId(issue.bookkeeping().updatedAt(), issue.id()));
    if (issue.bookkeeping().isDeleting()) {
      item.with("project_mode", projectGone(scope.projectId()));
    } else {
      item.with("project_mode", projectMode(scope.projectId(), scope.dev()))
          .with(
              "project_mode_status",
              projectModeStatus(scope.projectId(), scope.dev(), lifecycle.status()));
    }
  }

  private static void addSighting(Item item, String end, Sighting sighting) {
    item.with(end + "_seen_at", sighting.at())
        .with(end + "_seen_app_version", sighting.appVersion())
        .with(end + "_seen_sdk_version", sighting.sdkVersion());
  }

  private static Sighting sighting(Item item, String end) {
    return new Sighting(
        item.instant(end + "_seen_at"),
        item.text(end + "_seen_app_version"),
        item.text(end + "_seen_sdk_version"));
  }

  private static void addLedger(Item item, Bookkeeping bookkeeping) {
    Map<String, AttributeValue> pages = new HashMap<>();
    bookkeeping.lastPages().forEach((unit, page) -> pages.put(unit, Attributes.number(page)));
    item.with("created_at", bookkeeping.createdAt())
        .with("updated_at", bookkeeping.updatedAt())
        .with("activity_at", bookkeeping.activityAt())
        .withInstant("last_notified_at", bookkeeping.lastNotifiedAt())
        .withText("last_change", bookkeeping.lastChange().map(AuditCodec::sort))
        .with(LAST_PAGES, AttributeValue.fromM(pages))
        .with("revision", bookkeeping.revision());
  }

  // Nearly all small issues have one fingerprint, and all that were never merged had, before
  // occurrences named theirs: so only other ones are stored.
  private static void addNest(Item item, InlineMembers inlineMembers, Issue issue) {
    item.with(NEST, INLINE_MEMBERS.encode(inlineMembers));
    Optional<Fingerprint> own = issue.subject().fingerprints().stream().findFirst();
    List<Occurrence> occurrences = inlineMembers.occurrences();
    if (!occurrences.stream().allMatch(each -> each.fingerprint().equals(own))) {
      FINGERPRINTS.encode(occurrences).ifPresent(packed -> item.with(NEST_FINGERPRINTS, packed));
    }
  }

  private static InlineMembers nest(Item item) {
    InlineMembers inlineMembers = INLINE_MEMBERS.decode(item.bytes(NEST), item.uuid("id"));
    List<Occurrence> occurrences = inlineMembers.occurrences();
    if (item.has(NEST_FINGERPRINTS)) {
      return inlineMembers.withOccurrences(
          FINGERPRINTS.decode(item.bytes(NEST_FINGERPRINTS), occurrences));
    }
    Optional<Fingerprint> own = subject(item).fingerprints().stream().findFirst();
    return inlineMembers.withOccurrences(
        occurrences.stream().map(each -> each.withFingerprint(own)).toList());
  }

  private static Bookkeeping bookkeeping(Item item) {
    return new Bookkeeping(
        item.instant("created_at"),
        item.instant("updated_at"),
        item.instant("activity_at"),
        item.optionalInstant("last_notified_at"),
        lastPages(item),
        item.has(NEST) ? Optional.of(nest(item)) : Optional.empty(),
        item.optionalText("last_change").map(AuditCodec::place),
        item.number("revision"));
  }
}
