package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.base.limit.Counters;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * How many invitations are mailed in a day (R-invitation-9): to one address, whoever asks for them,
 * by one team, and by the whole stack. Each is counted before it is mailed.
 */
public final class InvitationLimits {
  /** The most invitations that one address gets in a day, of all teams together. */
  public static final int MOST_PER_ADDRESS = 5;

  /** The most invitations that one team sends in a day. */
  public static final int MOST_PER_TEAM = 100;

  /** The most invitations that the stack sends in a day. */
  public static final int MOST_PER_DAY = 2_000;

  private final Counters limits;

  /** Counts with those counters. */
  public InvitationLimits(Counters limits) {
    this.limits = limits;
  }

  /** Counts one more, or says how long until there may be one. */
  Optional<Duration> take(UUID teamId, EmailAddress address, Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    Instant end = day.plus(Duration.ofDays(2));
    boolean free =
        limits.take("invite-team#" + teamId + "#" + day, MOST_PER_TEAM, end)
            && limits.take("invite-address#" + address.hash() + "#" + day, MOST_PER_ADDRESS, end)
            && limits.take("invite-day#" + day, MOST_PER_DAY, end);
    return free
        ? Optional.empty()
        : Optional.of(Duration.between(now, day.plus(Duration.ofDays(1))));
  }
}
