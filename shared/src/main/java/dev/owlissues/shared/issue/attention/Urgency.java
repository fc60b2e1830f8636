package dev.owlissues.shared.issue.attention;

/** Kinds of issues by how much they want attention, the most urgent first (R-attention-1). */
public enum Urgency {
  /** It is back after its fix, and goes on. */
  REGRESSED,
  /** Nobody has looked at it, and it gets more. */
  NEW_RISING,
  /** Somebody works on it, and it gets more. */
  RISING,
  /** Nobody has looked at it. */
  NEW,
  /** Somebody silenced it, but it is ten times what it was. */
  SILENCED_RISING,
  /** Somebody works on it. */
  IN_PROGRESS,
  /** It was back after its fix, and nothing has come since. */
  REGRESSED_QUIET,
  /** Somebody wants to see it later. */
  SNOOZED,
  /** Somebody does not want to see it. */
  SILENCED,
  /** It is fixed. */
  RESOLVED;

  /** Whether it is a reason by itself to look at the issue (R-attention-4). */
  public boolean isReason() {
    return switch (this) {
      case REGRESSED, NEW_RISING, RISING, NEW, SILENCED_RISING, REGRESSED_QUIET -> true;
      case IN_PROGRESS, SNOOZED, SILENCED, RESOLVED -> false;
    };
  }
}
