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
    boolean free =
        limits.takeOfDay("invite-team#" + teamId, MOST_PER_TEAM, now)
            && limits.takeOfDay("invite-address#" + address.hash(), MOST_PER_ADDRESS, now)
            && limits.takeOfDay("invite-day", MOST_PER_DAY, now);
    return free
        ? Optional.empty()
        : Optional.of(
            Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1))));
  }
}
