package dev.owlissues.shared.issue;

import java.util.Optional;

/**
 * The status that somebody asks for.
 *
 * @param resolvedAtVersion the version with the fix; counts only where {@code status} is resolved
 * @param snoozeEnd what to wait for; counts only where {@code status} is snoozed
 * @param takeOver whether it may be taken out of somebody's hands; counts only where {@code status}
 *     is in_progress
 */
public record WantedStatus(
    IssueStatus status, Optional<String> resolvedAtVersion, SnoozeEnd snoozeEnd, boolean takeOver) {
  /** The most characters of a version. */
  public static final int MAX_VERSION = 50;

  /** Trims the version; a blank one is none. */
  public WantedStatus {
    resolvedAtVersion = resolvedAtVersion.map(String::strip).filter(text -> !text.isEmpty());
  }

  /** A status, perhaps with a version, and with nothing else said. */
  public WantedStatus(IssueStatus status, Optional<String> resolvedAtVersion) {
    this(status, resolvedAtVersion, SnoozeEnd.NEXT_EVENT, false);
  }

  /** Whether a version has more characters than one may have. */
  public static boolean isTooLong(String version) {
    return version.codePointCount(0, version.length()) > MAX_VERSION;
  }

  /** A status without a version. */
  public static WantedStatus of(IssueStatus status) {
    return new WantedStatus(status, Optional.empty());
  }

  /** Snoozed until that. */
  public static WantedStatus snoozed(SnoozeEnd end) {
    return new WantedStatus(IssueStatus.SNOOZED, Optional.empty(), end, false);
  }

  /** Claimed, whoever has it. */
  public static WantedStatus takenOver() {
    return new WantedStatus(IssueStatus.IN_PROGRESS, Optional.empty(), SnoozeEnd.NEXT_EVENT, true);
  }

  /** Whether somebody else's claim is no obstacle. */
  boolean takesOver() {
    return takeOver && status == IssueStatus.IN_PROGRESS;
  }
}
