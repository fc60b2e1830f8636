package dev.owlissues.shared.issue;

import java.util.UUID;

/** An issue: the error events of one fingerprint, or of several after a merge. */
public record Issue(
    UUID id,
    Place place,
    Subject subject,
    Lifecycle lifecycle,
    Tally tally,
    Seen seen,
    Ledger ledger) {

  /** Names the issue within its project. */
  public IssueKey key() {
    return new IssueKey(place.projectId(), id);
  }

  /** The issue with another status and ledger, which is all that a change of status touches. */
  public Issue with(Lifecycle lifecycle, Ledger ledger) {
    return new Issue(id, place, subject, lifecycle, tally, seen, ledger);
  }
}
