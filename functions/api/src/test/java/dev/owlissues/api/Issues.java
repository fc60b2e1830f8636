package dev.owlissues.api;

import dev.owlissues.shared.dynamo.issue.DynamoPackStore;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.Bookkeeping;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Scope;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.PackName;
import dev.owlissues.shared.scan.count.PackStore.PackKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Issues and occurrences as a scan leaves them. */
public final class Issues {
  private UUID projectId = Stage.PROJECT;
  private UUID teamId = Stage.TEAM;
  private UUID appId = Stage.WEB;
  private boolean dev;
  private String title = "connection refused";
  private int fingerprints = 1;
  private Lifecycle lifecycle = Lifecycle.NEW;
  private Instant updatedAt = Stage.START;
  private Optional<InlineMembers> inlineMembers = Optional.empty();

  private Issues() {}

  public static Issues anIssue() {
    return new Issues();
  }

  public Issues app(UUID appId) {
    this.appId = appId;
    return this;
  }

  public Issues project(UUID projectId) {
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

  public Issues dev(boolean dev) {
    this.dev = dev;
    return this;
  }

  public Issues title(String title) {
    this.title = title;
    return this;
  }

  public Issues fingerprints(int count) {
    this.fingerprints = count;
    return this;
  }

  public Issues status(IssueStatus status) {
    this.lifecycle = Lifecycle.of(status);
    return this;
  }

  public Issues updatedAt(Instant time) {
    this.updatedAt = time;
    return this;
  }

  /** A young issue that carries the first occurrences of that many sessions itself. */
  Issues young(int sessions) {
    var page = new PackName(Stage.START, appId + "#0", 1);
    var occurrences =
        IntStream.range(0, sessions).mapToObj(i -> occurrence(1, 0, i, Stage.START)).toList();
    this.inlineMembers =
        Optional.of(
            new InlineMembers(List.of(new InlineMembers.Page(page, occurrences)), Set.of()));
    return this;
  }

  public Issue build(UUID id) {
    return new Issue(
        id,
        new Scope(teamId, projectId, appId, dev),
        new Subject(title, "", List.of(new Fingerprint(new byte[32])), fingerprints),
        lifecycle,
        inlineMembers.map(InlineMembers::issueCounts).orElse(new IssueCounts(3, 2)),
        SeenRange.once(new Sighting(Stage.START, "1.0.0", "")),
        new Bookkeeping(
            Stage.START,
            updatedAt,
            updatedAt,
            Optional.empty(),
            inlineMembers.isPresent() ? Map.of(appId + "#0", 1L) : Map.of(),
            inlineMembers,
            1));
  }

  /** Stores a pack of a page of the scan, its occurrences a second apart, the earliest first. */
  public static void pack(DynamoPackStore packs, UUID issueId, int page, int part, int count) {
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
