package dev.owlissues.shared.digest;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.digest.Digest.Listed;
import dev.owlissues.shared.digest.Digest.Rest;
import dev.owlissues.shared.digest.Digest.Said;
import dev.owlissues.shared.digest.Digest.Told;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.list.IssueIndex;
import dev.owlissues.shared.issue.list.IssueRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds what a digest is about: production issues, new or regressed, with errors that we learned of
 * in its time (R-digest-5). Rows come from the index; whether an issue belongs is judged by the
 * issue.
 */
public final class DigestIssues {
  /** The name under which an entry tells the number of the digest that listed an issue. */
  public static final String LISTED_BY = "digest";

  /** The most rows of one status that a digest looks at; beyond them its totals say "more". */
  static final int MAX_ROWS = 2_000;

  private static final int STEP = 100;

  /**
   * How much later than {@code updated_at} activity may be stamped: where a scan's write takes too
   * long, its worker stamps the activity anew, and no worker lives longer than that.
   */
  private static final Duration LATE_STAMP = Duration.ofMinutes(10);

  private static final boolean PRODUCTION = false;

  private static final Comparator<Issue> IMPORTANCE =
      Comparator.<Issue, Boolean>comparing(issue -> !regressed(issue))
          .thenComparingLong(issue -> -issue.issueCounts().users())
          .thenComparingLong(issue -> -issue.issueCounts().occurrences())
          .thenComparing(issue -> issue.id().toString());

  private final IssueIndex index;
  private final IssueStore issues;
  private final NotifiedIssues notified;

  /** Over that index and those issues. */
  public DigestIssues(IssueIndex index, IssueStore issues, NotifiedIssues notified) {
    this.index = index;
    this.issues = issues;
    this.notified = notified;
  }

  /**
   * What a digest says.
   *
   * @param listed the most important first
   * @param rest how many there are beside them, by app, the most first
   */
  public record Found(List<Listed> listed, Digest.Totals totals, List<Rest> rest) {
    /** The ids of the listed ones. */
    public List<UUID> ids() {
      return listed.stream().map(Listed::issueId).toList();
    }

    /** The listed ones, each beside what a digest said of it before. */
    public List<Listed> after(Map<UUID, Told> told) {
      return listed.stream()
          .map(issue ->
              Optional.ofNullable(told.get(issue.issueId()))
                  .map(before ->
                      new Listed(issue.issueId(), issue.said().map(said -> said.after(before))))
                  .orElse(issue))
          .toList();
    }
  }

  /**
   * The issues with errors that we learned of after {@code since} and up to {@code cut}.
   *
   * @param apps the apps that are there: what is removed is in no digest
   */
  public Found between(UUID projectId, Instant since, Instant cut, LiveApps apps) {
    List<Issue> found = new ArrayList<>();
    boolean more = false;
    for (IssueStatus status : List.of(IssueStatus.REGRESSED, IssueStatus.NEW)) {
      more |= collect(projectId, status, new Window(since, cut, apps), found);
    }
    found.sort(IMPORTANCE);
    List<Listed> listed =
        found.stream().limit(Digest.MOST_LISTED).map(DigestIssues::listed).toList();
    int regressed = (int) found.stream().filter(DigestIssues::regressed).count();
    return new Found(
        listed,
        new Digest.Totals(found.size() - regressed, regressed, more),
        rest(found.stream().skip(Digest.MOST_LISTED), apps));
  }

  private static Listed listed(Issue issue) {
    return new Listed(issue.id(), Optional.of(Said.of(issue)));
  }

  private static List<Rest> rest(Stream<Issue> unnamed, LiveApps apps) {
    Map<UUID, Integer> counts = new HashMap<>();
    unnamed.forEach(issue -> apps.of(issue).ifPresent(app -> counts.merge(app, 1, Integer::sum)));
    return counts.entrySet().stream()
        .map(entry -> new Rest(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingInt((Rest rest) -> -rest.issues())
                .thenComparing(rest -> rest.appId().toString()))
        .toList();
  }

  /** The time of a digest, by what we learned of when. */
  private record Window(Instant since, Instant cut, LiveApps apps) {
    boolean holds(Issue issue) {
      Instant activity = issue.bookkeeping().activityAt();
      return activity.isAfter(since) && !activity.isAfter(cut) && apps.show(issue);
    }
  }

  // Activity raises updated_at, so rows that are older than the window end the search.
  private boolean collect(UUID projectId, IssueStatus status, Window window, List<Issue> found) {
    Optional<IssueRow> after = Optional.empty();
    for (int looked = 0; looked < MAX_ROWS; looked += STEP) {
      List<IssueRow> rows = rows(projectId, Optional.of(status), after, STEP);
      List<UUID> ids =
          rows.stream().filter(row -> mayBeAfter(row, window.since())).map(IssueRow::id).toList();
      if (!ids.isEmpty()) {
        issues.find(projectId, ids).values().stream()
            .filter(issue -> issue.lifecycle().status() == status && window.holds(issue))
            .forEach(found::add);
      }
      if (ids.size() < STEP) {
        return false;
      }
      after = Optional.of(rows.getLast());
    }
    return true;
  }

  private List<IssueRow> rows(
      UUID projectId, Optional<IssueStatus> status, Optional<IssueRow> after, int limit) {
    return index.newest(projectId, PRODUCTION, status, after, limit);
  }

  /**
   * Whether it is worth looking closer: whether any issue changed, and any that may be listed. It
   * reads one row each and may be late by what the index is late.
   */
  public DigestDecision glance(UUID projectId, Instant since) {
    if (!changed(projectId, Optional.empty(), since)) {
      return new DigestDecision.NothingNew(since);
    }
    boolean listable =
        changed(projectId, Optional.of(IssueStatus.NEW), since)
            || changed(projectId, Optional.of(IssueStatus.REGRESSED), since);
    return listable ? new DigestDecision.Due() : quiet(projectId, since);
  }

  /** Why there is nothing to say where something changed. */
  public DigestDecision quiet(UUID projectId, Instant since) {
    boolean silenced =
        changed(projectId, Optional.of(IssueStatus.SILENCED), since)
            || changed(projectId, Optional.of(IssueStatus.SNOOZED), since);
    return silenced ? new DigestDecision.Silenced(since) : new DigestDecision.NothingNew(since);
  }

  private boolean changed(UUID projectId, Optional<IssueStatus> status, Instant since) {
    return rows(projectId, status, Optional.empty(), 1).stream()
        .anyMatch(row -> mayBeAfter(row, since));
  }

  private static boolean mayBeAfter(IssueRow row, Instant since) {
    return row.updatedAt().isAfter(since.minus(LATE_STAMP));
  }

  /** Those of the listed issues that still may be, in their order. */
  public List<Issue> stillListed(UUID projectId, Collection<UUID> listed, LiveApps apps) {
    var current = issues.find(projectId, listed);
    return listed.stream()
        .map(id -> Optional.ofNullable(current.get(id)))
        .flatMap(Optional::stream)
        .filter(issue -> listable(issue) && apps.show(issue))
        .toList();
  }

  private static boolean listable(Issue issue) {
    return !issue.scope().dev()
        && (issue.lifecycle().status() == IssueStatus.NEW || regressed(issue));
  }

  private static boolean regressed(Issue issue) {
    return issue.lifecycle().status() == IssueStatus.REGRESSED;
  }

  /**
   * Notes on an issue of the team that a digest listed it. Repeating it, or an earlier one, changes
   * nothing.
   */
  public void notified(UUID teamId, Digest digest, UUID issueId) {
    String number = Long.toString(digest.number());
    Deed deed = Deed.happened(Resource.issue(issueId), LISTED_BY, number);
    // The same at every try.
    String name = digest.projectId() + "#" + number + "#" + issueId;
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    notified.notified(
        digest.projectId(),
        issueId,
        digest.cut(),
        new AuditEntry(id, teamId, Actor.NOTIFY, deed, digest.cut()));
  }
}
