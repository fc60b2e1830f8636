package dev.owlissues.shared.digest;

import dev.owlissues.shared.account.team.AlertFrequency;
import dev.owlissues.shared.base.time.Hour;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides when a project's digest is due (R-digest-2). Whole hours are compared, not times: a run
 * that comes late one hour, and on time the next, still sends an hourly digest in both.
 */
public final class DigestClock {

  private DigestClock() {}

  /** Whether a digest is due. */
  public sealed interface Due {

    /** It is. */
    record Now() implements Due {}

    /** Not before the hour that begins then. */
    record Not(Instant until) implements Due {}

    /** It never is. */
    record Never() implements Due {}
  }

  /**
   * Whether a digest is due.
   *
   * @param last the last digest's cut; of a project that had none, its creation
   */
  public static Due due(AlertFrequency frequency, Instant last, Instant now) {
    return frequency.interval().map(interval -> due(interval, last, now)).orElse(new Due.Never());
  }

  private static Due due(Duration interval, Instant last, Instant now) {
    Instant slot = Hour.of(last).start().plus(interval);
    return now.isBefore(slot) ? new Due.Not(slot) : new Due.Now();
  }
}
