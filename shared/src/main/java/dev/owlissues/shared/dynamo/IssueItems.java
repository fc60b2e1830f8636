package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Ledger;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.NestCodec;
import dev.owlissues.shared.issue.Place;
import dev.owlissues.shared.issue.Seen;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.Standing;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.Tally;
import dev.owlissues.shared.time.Iso;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Issues as items, and the keys of their table and indexes. */
final class IssueItems {
  /** The id that a tombstone leads to. An item that has it is no issue any more. */
  static final String MERGED_INTO = "merged_into";

  /** When an item became a tombstone. */
  static final String MERGED_AT = "merged_at";

  private static final NestCodec NESTS = new NestCodec();

  private IssueItems() {}

  /** The partition key of an issue. The project is in it: under another one it is not found. */
  static String key(UUID projectId, UUID issueId) {
    return projectId + "#" + issueId;
  }

  /** The partition of {@link Tables#BY_PROJECT}. */
  static String projectMode(UUID projectId, boolean dev) {
    return projectId + (dev ? "#dev" : "#prod");
  }

  /** The partition of {@link Tables#BY_STATUS}. */
  static String projectModeStatus(UUID projectId, boolean dev, IssueStatus status) {
    return projectMode(projectId, dev) + "#" + status.wire();
  }

  /** The sort key of both indexes: newest last, ties by id. */
  static String updatedId(Instant updatedAt, UUID issueId) {
    return Iso.write(updatedAt) + "#" + issueId;
  }

  static Map<String, AttributeValue> toItem(Issue issue) {
    Place place = issue.place();
    Item item =
        Item.keyed(key(place.projectId(), issue.id()))
            .with("id", issue.id())
            .with("team_id", place.teamId())
            .with("project_id", place.projectId())
            .with("app_id", place.appId())
            .with("is_dev", place.dev());
    addSubject(item, issue.subject());
    addLifecycle(item, issue);
    item.with("occurrence_count", issue.tally().occurrences())
        .with("unique_user_count", issue.tally().users());
    addSighting(item, "first", issue.seen().first());
    addSighting(item, "last", issue.seen().last());
    addLedger(item, issue.ledger());
    return item.attributes();
  }

  /** The place of an issue to come: in no index, and without anything that an issue has. */
  static Map<String, AttributeValue> claim(UUID projectId, UUID issueId) {
    return Item.keyed(key(projectId, issueId)).with("revision", 0).attributes();
  }

  /** What is left of an issue that was merged: as it was, but in no index. */
  static Map<String, AttributeValue> tombstone(Issue issue, UUID into, Instant at) {
    Item item = Item.of(toItem(issue));
    for (Table.Index index : Tables.ISSUES.indexes()) {
      item.without(index.partitionKey()).without(index.sortKey());
    }
    return item.with(MERGED_INTO, into)
        .with(MERGED_AT, at)
        .with("revision", issue.ledger().revision() + 1)
        .attributes();
  }

  /** What an item of the table is; empty attributes mean that there is none. */
  static Standing standing(Map<String, AttributeValue> attributes) {
    Item item = Item.of(attributes);
    if (item.isEmpty()) {
      return new Standing.Absent();
    }
    if (item.has(MERGED_INTO)) {
      return new Standing.Merged(item.uuid(MERGED_INTO));
    }
    return item.number("revision") == 0
        ? new Standing.Claimed()
        : new Standing.Live(fromItem(attributes));
  }

  static Issue fromItem(Map<String, AttributeValue> attributes) {
    Item item = Item.of(attributes);
    return new Issue(
        item.uuid("id"),
        new Place(
            item.uuid("team_id"),
            item.uuid("project_id"),
            item.uuid("app_id"),
            item.flag("is_dev")),
        subject(item),
        lifecycle(item),
        new Tally(item.number("occurrence_count"), item.number("unique_user_count")),
        new Seen(sighting(item, "first"), sighting(item, "last")),
        ledger(item));
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
        .with("algorithm", Fingerprint.ALGORITHM);
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
        (int) item.number("fingerprint_count"));
  }

  private static void addLifecycle(Item item, Issue issue) {
    Place place = issue.place();
    Lifecycle lifecycle = issue.lifecycle();
    item.with("status", lifecycle.status().wire())
        .withText("resolved_at_version", lifecycle.resolvedAtVersion())
        .withInstant("snoozed_at", lifecycle.snoozedAt())
        .with("project_mode", projectMode(place.projectId(), place.dev()))
        .with(
            "project_mode_status",
            projectModeStatus(place.projectId(), place.dev(), lifecycle.status()))
        .with("updated_id", updatedId(issue.ledger().updatedAt(), issue.id()));
  }

  private static Lifecycle lifecycle(Item item) {
    IssueStatus status =
        IssueStatus.ofWire(item.text("status"))
            .orElseThrow(() -> new IllegalStateException("no status " + item.text("status")));
    return new Lifecycle(
        status, item.optionalText("resolved_at_version"), item.optionalInstant("snoozed_at"));
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

  private static void addLedger(Item item, Ledger ledger) {
    Map<String, AttributeValue> pages = new HashMap<>();
    ledger.lastPages().forEach((unit, page) -> pages.put(unit, Attributes.number(page)));
    item.with("created_at", ledger.createdAt())
        .with("updated_at", ledger.updatedAt())
        .with("activity_at", ledger.activityAt())
        .withInstant("last_notified_at", ledger.lastNotifiedAt())
        .with("last_pages", AttributeValue.fromM(pages))
        .with("revision", ledger.revision());
    ledger.nest().ifPresent(nest -> item.with("nest", NESTS.encode(nest)));
  }

  private static Ledger ledger(Item item) {
    Map<String, Long> pages =
        item.get("last_pages").m().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Long.parseLong(e.getValue().n())));
    return new Ledger(
        item.instant("created_at"),
        item.instant("updated_at"),
        item.instant("activity_at"),
        item.optionalInstant("last_notified_at"),
        pages,
        item.has("nest")
            ? Optional.of(NESTS.decode(item.bytes("nest"), item.uuid("id")))
            : Optional.empty(),
        item.number("revision"));
  }
}
