package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.fingerprint.Rule;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.occurrence.FingerprintRuns;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.OccurrenceCodec;
import dev.owlissues.shared.scan.members.HashedId;
import dev.owlissues.shared.scan.members.MemberHashes;
import dev.owlissues.shared.scan.members.MemberSet;
import dev.owlissues.shared.scan.page.MemberHasher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Checks that the numbers of all issues are exactly right, whatever happened before: from the
 * tables alone, at rest, when everything that was received has been scanned.
 *
 * <ul>
 *   <li>the occurrence count is the size of the session sets, and of the sessions in the packs
 *   <li>the user count is the size of the user sets
 *   <li>each tombstone leads to one live issue, and so does each fingerprint (R-fingerprint-11), or
 *       to one that was deleted
 *   <li>an issue's fingerprints lead to it, and so do those of its occurrences
 *   <li>the fingerprint count is the number of fingerprints that lead to the issue
 *   <li>nothing lies under a tombstone, nor under an id that has no issue
 *   <li>sessions, first and last sight and facts are those of all stored error events, and so are
 *       users: each as who the event says, or as who claimed them
 * </ul>
 *
 * <p>{@code assertThat(Exactness.violations(client, names)).isEmpty()}
 */
public final class Exactness {
  private final DynamoDbClient client;
  private final TableNames names;
  private final boolean factsToo;
  private final List<String> violations = new ArrayList<>();
  private final Map<UUID, Issue> live = new HashMap<>();
  private final Map<UUID, UUID> tombstones = new HashMap<>();
  private final Set<UUID> deleted = new HashSet<>();
  private final Set<UUID> apps = new HashSet<>();
  private final Map<Grouping, UUID> routes = new HashMap<>();
  private final Map<Grouping, ReceivedErrors> received = new HashMap<>();
  private final Map<UUID, List<MemberHashes>> buckets = new HashMap<>();
  private final Map<String, SortedMap<Integer, Boolean>> logs = new HashMap<>();
  private final Map<UUID, List<Occurrence>> packed = new HashMap<>();
  private final Set<UUID> commented = new HashSet<>();

  private Exactness(DynamoDbClient client, TableNames names, boolean factsToo) {
    this.client = client;
    this.names = names;
    this.factsToo = factsToo;
  }

  /** What is not as it must be, one line each. */
  public static List<String> violations(DynamoDbClient client, TableNames names) {
    return violations(new Exactness(client, names, true));
  }

  /** The same, but for facts: in tables of a version that gathered none (R-fact-8). */
  public static List<String> violationsButOfFacts(DynamoDbClient client, TableNames names) {
    return violations(new Exactness(client, names, false));
  }

  private static List<String> violations(Exactness check) {
    check.readIssues();
    check.readRoutes();
    check.readOccurrences();
    check.readComments();
    check.logs.forEach(check::checkLog);
    check.live.values().forEach(check::checkCounts);
    check.checkRoutes();
    check.checkFingerprints();
    check.checkTombstones();
    check.checkGraves();
    check.checkEvents();
    return List.copyOf(check.violations);
  }

  private void readIssues() {
    var store = LocalStores.in(client, names).issues();
    for (var item : items(Tables.ISSUES)) {
      String[] key = text(item, "pk").split("#", -1);
      UUID id = UUID.fromString(key[1]);
      if (item.containsKey("app_id")) {
        apps.add(UUID.fromString(text(item, "app_id")));
      }
      switch (store.storedIssue(UUID.fromString(key[0]), id)) {
        case StoredIssue.Live(Issue issue) -> live.put(id, issue);
        case StoredIssue.Merged(UUID into) -> tombstones.put(id, into);
        case StoredIssue.Deleted() -> deleted.add(id);
        case StoredIssue.Claimed() -> violations.add(id + " is a place that was never filled");
        case StoredIssue.Absent() -> violations.add(id + " vanished while it was looked at");
      }
    }
  }

  private void readRoutes() {
    for (var item : items(Tables.FINGERPRINTS)) {
      routes.put(
          Grouping.parse(text(item, "pk")).orElseThrow(), UUID.fromString(text(item, "issue_id")));
    }
    received.putAll(ReceivedErrors.byGrouping(items(Tables.EVENTS)));
  }

  private void readOccurrences() {
    for (var item : items(Tables.OCCURRENCES)) {
      String[] key = text(item, "pk").split("#", -1);
      UUID id = UUID.fromString(key[0]);
      if (key[1].equals("packs")) {
        packed.computeIfAbsent(id, none -> new ArrayList<>()).addAll(pack(item));
      } else {
        buckets.computeIfAbsent(id, none -> new ArrayList<>()).add(members(item));
        logs.computeIfAbsent(text(item, "pk"), none -> new TreeMap<>())
            .put(Integer.valueOf(text(item, "sk")), item.containsKey("split_bits"));
      }
    }
  }

  private void readComments() {
    for (var item : items(Tables.COMMENTS)) {
      // What else lies there are the keys of requests, which expire.
      if (item.containsKey("body")) {
        commented.add(UUID.fromString(text(item, "pk").split("#", -1)[1]));
      }
    }
  }

  private List<Occurrence> pack(Map<String, AttributeValue> item) {
    String sort = text(item, "sk");
    List<Occurrence> pack =
        new OccurrenceCodec()
            .decode(
                value(item, "occurrences").b().asByteArray(),
                Iso.read(sort.substring(0, sort.indexOf('#'))));
    if (pack.size() != Integer.parseInt(value(item, "count").n())) {
      violations.add("a pack says another count: " + text(item, "pk") + " " + sort);
    }
    AttributeValue fingerprints = item.get("fingerprints");
    return fingerprints == null
        ? pack
        : new FingerprintRuns().decode(fingerprints.b().asByteArray(), pack);
  }

  private static MemberHashes members(Map<String, AttributeValue> item) {
    return new MemberHashes(set(item, "sessions"), set(item, "users"));
  }

  private static MemberSet set(Map<String, AttributeValue> item, String name) {
    AttributeValue stored = item.get(name);
    return stored == null ? MemberSet.NONE : MemberSet.decode(stored.b().asByteArray());
  }

  private void checkLog(String bucket, SortedMap<Integer, Boolean> splits) {
    if (splits.lastKey() != splits.size() - 1) {
      violations.add(bucket + " has a gap in its log: " + splits.keySet());
    }
    splits.forEach((place, split) -> {
      if (split && place + 1 < splits.size()) {
        violations.add(bucket + " was added to after it was split, at " + place);
      }
    });
  }

  private void checkCounts(Issue issue) {
    MemberHashes members = members(issue);
    if (!members.issueCounts().equals(issue.issueCounts())) {
      violations.add(
          issue.id() + " counts " + issue.issueCounts() + ", its sets " + members.issueCounts());
    }
    List<String> sessions =
        occurrences(issue).stream().map(Occurrence::sessionId).sorted().toList();
    Set<String> distinct = new HashSet<>(sessions);
    if (distinct.size() != sessions.size()) {
      violations.add(issue.id() + " has a session twice in " + sessions);
    }
    if (!new MemberHasher().members(distinct, Set.of()).sessions().equals(members.sessions())) {
      violations.add(issue.id() + " has occurrences of other sessions than its sets: " + sessions);
    }
  }

  private MemberHashes members(Issue issue) {
    if (issue.bookkeeping().inlineMembers().isPresent()) {
      InlineMembers inlineMembers = issue.bookkeeping().inlineMembers().get();
      return new MemberHasher().members(inlineMembers.sessions(), inlineMembers.users());
    }
    List<MemberHashes> parts = buckets.getOrDefault(issue.id(), List.of());
    MemberHashes all = MemberHashes.union(parts);
    IssueCounts added =
        parts.stream().map(MemberHashes::issueCounts).reduce(IssueCounts.NONE, IssueCounts::plus);
    if (!added.equals(all.issueCounts())) {
      violations.add(issue.id() + " has a member twice in its sets");
    }
    return all;
  }

  private List<Occurrence> occurrences(Issue issue) {
    return issue
        .bookkeeping()
        .inlineMembers()
        .map(inlineMembers ->
            inlineMembers.pages().stream().flatMap(page -> page.occurrences().stream()).toList())
        .orElseGet(() -> packed.getOrDefault(issue.id(), List.of()));
  }

  private void checkRoutes() {
    Set<Grouping> known = new HashSet<>(routes.keySet());
    known.addAll(received.keySet());
    Map<UUID, Integer> counts = new HashMap<>();
    for (Grouping grouping : known) {
      UUID end = issueOf(grouping);
      counts.merge(end, 1, Integer::sum);
      if (!live.containsKey(end) && !deleted.contains(end)) {
        violations.add("fingerprint " + grouping.key() + " leads to no live issue but " + end);
      }
    }
    live.values().stream()
        .filter(issue -> issue.subject().fingerprintCount() != counts.getOrDefault(issue.id(), 0))
        .forEach(issue ->
            violations.add(
                "%s counts %d fingerprints, and %s lead to it"
                    .formatted(
                        issue.id(), issue.subject().fingerprintCount(), counts.get(issue.id()))));
  }

  // Where a fingerprint was met last by a version without a table of them, its own issue tells.
  private UUID issueOf(Grouping grouping) {
    return survivor(routes.getOrDefault(grouping, grouping.issueId()));
  }

  // A fingerprint that came with a merge may be of another app of the project.
  private void checkFingerprints() {
    for (Issue issue : live.values()) {
      Set<Fingerprint> prints = new HashSet<>(issue.subject().fingerprints());
      occurrences(issue).forEach(occurrence -> occurrence.fingerprint().ifPresent(prints::add));
      for (Fingerprint print : prints) {
        if (apps.stream()
            .noneMatch(app ->
                leads(new Grouping(app, issue.scope().dev(), Rule.STANDARD, print), issue))) {
          violations.add("fingerprint " + print + " of " + issue.id() + " leads elsewhere");
        }
      }
    }
  }

  private boolean leads(Grouping grouping, Issue issue) {
    return issueOf(grouping).equals(issue.id());
  }

  private void checkTombstones() {
    for (UUID id : tombstones.keySet()) {
      if (!live.containsKey(survivor(id)) && !deleted.contains(survivor(id))) {
        violations.add("tombstone " + id + " leads to no live issue but " + survivor(id));
      }
    }
  }

  private void checkGraves() {
    Set<UUID> used = new HashSet<>(buckets.keySet());
    used.addAll(packed.keySet());
    used.addAll(commented);
    used.removeAll(live.keySet());
    used.forEach(id -> violations.add("something lies under " + id + ", which is no live issue"));
  }

  private void checkEvents() {
    Map<UUID, ReceivedErrors> expected = new HashMap<>();
    received.forEach(
        (grouping, errors) -> expected.merge(issueOf(grouping), errors, ReceivedErrors::plus));
    expected.keySet().stream()
        .filter(id -> !live.containsKey(id) && !deleted.contains(id))
        .forEach(id -> violations.add("events were received of " + id + ", which is no issue"));
    live.forEach((id, issue) -> checkEvents(issue, expected.get(id)));
  }

  private void checkEvents(Issue issue, @Nullable ReceivedErrors errors) {
    if (errors == null) {
      violations.add(issue.id() + " has no events");
      return;
    }
    MemberHashes received = new MemberHasher().members(errors.sessions(), errors.users());
    MemberHashes counted = members(issue);
    if (!counted.sessions().equals(received.sessions())) {
      violations.add(difference(issue, "sessions", counted.sessions(), received.sessions()));
    }
    if (!areUsers(counted.users(), errors.users())) {
      violations.add(difference(issue, "users", counted.users(), received.users()));
    }
    if (!issue.seen().equals(errors.seen())) {
      violations.add(issue.id() + " was seen " + errors.seen() + ", it says " + issue.seen());
    }
    if (factsToo) {
      violations.addAll(ReceivedFacts.violations(issue, errors.events(), occurrences(issue)));
    }
  }

  private boolean areUsers(MemberSet counted, Set<String> received) {
    Map<String, String> claimed =
        LocalStores.in(client, names).userClaims().claimants(ScanStage.PROJECT, received);
    var hasher = new MemberHasher();
    Set<HashedId> possible = new HashSet<>();
    for (String id : received) {
      Set<HashedId> ids =
          Set.copyOf(List.of(hasher.member(id), hasher.member(claimed.getOrDefault(id, id))));
      if (ids.stream().noneMatch(counted::contains)) {
        return false;
      }
      possible.addAll(ids);
    }
    return possible.containsAll(counted.stream().toList());
  }

  private static String difference(
      Issue issue, String what, MemberSet counted, MemberSet received) {
    return "%s (%s) counted %d %s, received were %d"
        .formatted(issue.id(), issue.subject().title(), counted.size(), what, received.size());
  }

  private UUID survivor(UUID id) {
    UUID end = id;
    while (tombstones.containsKey(end)) {
      end = Objects.requireNonNull(tombstones.get(end));
    }
    return end;
  }

  private Iterable<Map<String, AttributeValue>> items(Table table) {
    return client.scanPaginator(r -> r.tableName(names.of(table)).consistentRead(true)).items();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return value(item, name).s();
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
