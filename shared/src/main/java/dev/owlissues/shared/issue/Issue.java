package dev.owlissues.shared.issue;

import java.util.UUID;

/** An issue: the error events of one fingerprint, or of several after a merge. */
public record Issue(
    UUID id,
    Scope scope,
    Subject subject,
    Lifecycle lifecycle,
    IssueCounts issueCounts,
    SeenRange seen,
    Bookkeeping bookkeeping) {

  /** Names the issue within its project. */
  public IssueKey key() {
    return new IssueKey(scope.projectId(), id);
  }

  /** The issue with another status and ledger, which is all that a change of status touches. */
  public Issue with(Lifecycle lifecycle, Bookkeeping bookkeeping) {
    return new Issue(id, scope, subject, lifecycle, issueCounts, seen, bookkeeping);
  }
}
