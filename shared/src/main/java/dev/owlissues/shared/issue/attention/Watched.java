package dev.owlissues.shared.issue.attention;

import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.fact.RecentEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What attention is judged by.
 *
 * @param regressedAt when a scan found the newest regression, if there was one that is known
 * @param lastSeen the latest event, by its own time
 */
public record Watched(
    IssueStatus status, Optional<Instant> regressedAt, Instant lastSeen, RecentEvents recent) {
  /** What had no event for so long comes last within its kind. */
  private static final Duration SILENT = Duration.ofDays(7);

  /** How long no scan can tell whether a regression goes on: what a rate is measured by. */
  private static final Duration FRESH = Duration.ofHours(2);

  private static final int FACTOR_OF_SILENCED = 10;

  /** What kind it is at the last scan (R-attention-1). */
  public Urgency urgency(Instant scannedAt) {
    Pace pace = pace(scannedAt);
    return switch (status) {
      case REGRESSED -> goesOn(scannedAt) ? Urgency.REGRESSED : Urgency.REGRESSED_QUIET;
      case NEW -> pace.rises() ? Urgency.NEW_RISING : Urgency.NEW;
      case IN_PROGRESS -> pace.rises() ? Urgency.RISING : Urgency.IN_PROGRESS;
      case SILENCED ->
          pace.isTimes(FACTOR_OF_SILENCED) ? Urgency.SILENCED_RISING : Urgency.SILENCED;
      case SNOOZED -> Urgency.SNOOZED;
      case RESOLVED -> Urgency.RESOLVED;
    };
  }

  // One that was just found has had no time for more. Where an earlier version did not note when it
  // was found, it is better shown too high than too low.
  private boolean goesOn(Instant scannedAt) {
    return regressedAt
        .map(found -> lastSeen.isAfter(found) || found.isAfter(scannedAt.minus(FRESH)))
        .orElse(true);
  }

  /** Whether it had no event for a week at the last scan. */
  public boolean isSilent(Instant scannedAt) {
    return lastSeen.isBefore(scannedAt.minus(SILENT));
  }

  /** How its events come. */
  public Pace pace(Instant scannedAt) {
    return Pace.of(recent, scannedAt);
  }
}
