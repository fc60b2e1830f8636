package dev.owlissues.api;

import dev.owlissues.shared.dynamo.DynamoPackStore;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Ledger;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Nest;
import dev.owlissues.shared.issue.Occurrence;
import dev.owlissues.shared.issue.PackName;
import dev.owlissues.shared.issue.Place;
import dev.owlissues.shared.issue.Seen;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.Tally;
import dev.owlissues.shared.scan.PackStore.PackKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Issues and occurrences as a scan leaves them. */
final class Issues {
  private UUID projectId = Stage.PROJECT;
  private UUID teamId = Stage.TEAM;
  private UUID appId = Stage.WEB;
  private boolean dev;
  private String title = "connection refused";
  private int fingerprints = 1;
  private Lifecycle lifecycle = Lifecycle.NEW;
  private Instant updatedAt = Stage.START;
  private Optional<Nest> nest = Optional.empty();

  private Issues() {}

  static Issues anIssue() {
    return new Issues();
  }

  Issues app(UUID appId) {
    this.appId = appId;
    return this;
  }

  Issues project(UUID projectId) {
    this.projectId = projectId;
    return this;
  }

  Issues foreign() {
    return in(Stage.OTHER_TEAM, Stage.OTHER_PROJECT, Stage.OTHER_APP);
  }

  Issues in(UUID teamId, UUID projectId, UUID appId) {
    this.teamId = teamId;
    this.projectId = projectId;
    this.appId = appId;
    return this;
  }

  Issues dev(boolean dev) {
    this.dev = dev;
    return this;
  }

  Issues title(String title) {
    this.title = title;
    return this;
  }

  Issues fingerprints(int count) {
    this.fingerprints = count;
    return this;
  }

  Issues status(IssueStatus status) {
    this.lifecycle = Lifecycle.of(status);
    return this;
  }

  Issues updatedAt(Instant time) {
    this.updatedAt = time;
    return this;
  }

  /** A young issue that carries the first occurrences of that many sessions itself. */
  Issues young(int sessions) {
    var page = new PackName(Stage.START, appId + "#0", 1);
    var occurrences =
        IntStream.range(0, sessions).mapToObj(i -> occurrence(1, 0, i, Stage.START)).toList();
    this.nest = Optional.of(new Nest(List.of(new Nest.Page(page, occurrences)), Set.of()));
    return this;
  }

  Issue build(UUID id) {
    return new Issue(
        id,
        new Place(teamId, projectId, appId, dev),
        new Subject(title, "", List.of(new Fingerprint(new byte[32])), fingerprints),
        lifecycle,
        nest.map(Nest::tally).orElse(new Tally(3, 2)),
        Seen.once(new Sighting(Stage.START, "1.0.0", "")),
        new Ledger(
            Stage.START,
            updatedAt,
            updatedAt,
            Optional.empty(),
            nest.isPresent() ? Map.of(appId + "#0", 1L) : Map.of(),
            nest,
            1));
  }

  /** Stores a pack of a page of the scan, its occurrences a second apart, the earliest first. */
  static void pack(DynamoPackStore packs, UUID issueId, int page, int part, int count) {
    Instant frozen = Stage.START.plus(Duration.ofHours(page));
    var key = new PackKey(issueId, new PackName(frozen, Stage.WEB + "#0", page), part);
    packs.put(
        key, IntStream.range(0, count).mapToObj(i -> occurrence(page, part, i, frozen)).toList());
  }

  private static Occurrence occurrence(int page, int part, int number, Instant frozen) {
    // Two of each three share their time, so that the order of ties is put to the test.
    Instant time = frozen.minusSeconds(3_000 - part * 400L - number / 3);
    return new Occurrence(
        new UUID(page * 1_000L + part, number),
        new UUID(1, number),
        "session-%d-%d-%d".formatted(page, part, number),
        "",
        time,
        frozen,
        new Occurrence.Origin("1.0.0", "", "", "web"));
  }
}
