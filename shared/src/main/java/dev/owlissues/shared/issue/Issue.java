package dev.owlissues.shared.issue;

import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.fingerprint.Rule;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.FactsLimit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** An issue: the error events of one fingerprint, or of several after a merge. */
public record Issue(
    UUID id,
    Scope scope,
    Subject subject,
    Lifecycle lifecycle,
    IssueCounts issueCounts,
    SeenRange seen,
    Facts facts,
    Bookkeeping bookkeeping) {

  /** Names the issue within its project. */
  public IssueKey key() {
    return new IssueKey(scope.projectId(), id);
  }

  /** Every app whose events it has: its own, then those that merges have brought. */
  public List<UUID> apps() {
    return Stream.concat(Stream.of(scope.appId()), bookkeeping.countedApps().stream())
        .distinct()
        .toList();
  }

  /** The fingerprint that it began with, as it is grouped. */
  public Grouping firstGrouping() {
    return new Grouping(
        scope.appId(), scope.dev(), Rule.STANDARD, subject.fingerprints().getFirst());
  }

  /** The issue with another subject. */
  public Issue withSubject(Subject next) {
    return new Issue(id, scope, next, lifecycle, issueCounts, seen, facts, bookkeeping);
  }

  /** The issue with another lifecycle. */
  public Issue withLifecycle(Lifecycle next) {
    return new Issue(id, scope, subject, next, issueCounts, seen, facts, bookkeeping);
  }

  /** The issue with other counts. */
  public Issue withCounts(IssueCounts next) {
    return new Issue(id, scope, subject, lifecycle, next, seen, facts, bookkeeping);
  }

  /** The issue, seen in another span. */
  public Issue withSeen(SeenRange next) {
    return new Issue(id, scope, subject, lifecycle, issueCounts, next, facts, bookkeeping);
  }

  /** The issue with other facts, as far as its item has room for them. */
  public Issue withFacts(Facts next) {
    return new Issue(
        id,
        scope,
        subject,
        lifecycle,
        issueCounts,
        seen,
        FactsLimit.fitted(next, ItemRoom.forFacts(this)),
        bookkeeping);
  }

  /** The issue with another bookkeeping: every write has the next revision. */
  public Issue withBookkeeping(Bookkeeping next) {
    return new Issue(id, scope, subject, lifecycle, issueCounts, seen, facts, next);
  }
}
