package dev.owlissues.shared.issue;

/** What comes of asking an issue to take another status (R-status-2). */
public sealed interface Transition {

  /** It may, and this is its state then. */
  record Applied(Lifecycle lifecycle) implements Transition {}

  /** It may not: no request leads from the one to the other. */
  record Refused(IssueStatus from, IssueStatus to) implements Transition {}
}
