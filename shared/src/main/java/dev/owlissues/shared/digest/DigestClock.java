package dev.owlissues.shared.digest;

import dev.owlissues.shared.account.team.AlertFrequency;
import dev.owlissues.shared.base.time.Hour;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides when a project's digest is due (R-digest-2). Whole hours are compared, not times: a run
 * that comes late one hour, and on time the next, still sends an hourly digest in both.
 */
public final class DigestClock {
  /** The minute of every hour at which a planner looks at all projects (R-digest-4). */
  public static final int MINUTE = 35;

  private static final Duration INTO_THE_HOUR = Duration.ofMinutes(MINUTE);

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

  /**
   * When a planner first looks at a time at which a digest is due (R-digest-21); empty if none ever
   * is.
   *
   * @param last the last digest's cut; of a project that had none, its creation
   */
  public static Optional<Instant> next(AlertFrequency frequency, Instant last, Instant now) {
    return switch (due(frequency, last, now)) {
      case Due.Never() -> Optional.empty();
      case Due.Not(Instant until) -> Optional.of(look(until));
      case Due.Now() -> Optional.of(look(now));
    };
  }

  private static Instant look(Instant from) {
    Hour hour = Hour.of(from);
    Instant look = hour.start().plus(INTO_THE_HOUR);
    return look.isBefore(from) ? hour.next().start().plus(INTO_THE_HOUR) : look;
  }

  private static Due due(Duration interval, Instant last, Instant now) {
    Instant slot = Hour.of(last).start().plus(interval);
    return now.isBefore(slot) ? new Due.Not(slot) : new Due.Now();
  }
}
