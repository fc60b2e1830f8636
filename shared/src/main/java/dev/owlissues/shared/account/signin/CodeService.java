package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.base.limit.Counters;
import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.mail.Suppressions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Mails codes. Whoever asks gets the same answer for every address, and limits count alike, so that
 * nobody learns who has an account; only addresses that may sign in get a mail.
 */
public final class CodeService {
  /** The most codes that one source asks for in an hour, for whatever addresses. */
  public static final int MOST_PER_SOURCE = 30;

  /** The most mails with codes that the stack sends in a day. */
  public static final int MOST_PER_DAY = 2_000;

  /**
   * The most codes in a day for an address that mails came back from: its owner has no other way to
   * get in, and say that mail may come again.
   */
  public static final int MOST_IF_SUPPRESSED = 2;

  private static final int MAX_TRIES = 10;

  private final CodeStore codes;
  private final Counters limits;
  private final SignUpPolicy policy;
  private final Mailer mailer;
  private final Suppressions suppressions;
  private final CodeHash hash;
  private final InstantSource clock;
  private final SecureRandom random;

  /** A service that makes its codes from {@code random}. */
  public CodeService(
      CodeStore codes,
      Counters limits,
      SignUpPolicy policy,
      Mailer mailer,
      Suppressions suppressions,
      CodeHash hash,
      InstantSource clock,
      SecureRandom random) {
    this.codes = codes;
    this.limits = limits;
    this.policy = policy;
    this.mailer = mailer;
    this.suppressions = suppressions;
    this.hash = hash;
    this.clock = clock;
    this.random = random;
  }

  /** What became of a wish for a code. */
  public sealed interface Outcome {

    /** Whoever has the address and may sign in gets a mail. */
    record Sent() implements Outcome {}

    /** The address or the source has asked too often. */
    record TooMany(Duration retryAfter) implements Outcome {}

    /** The mail was not taken: the code counts for nothing. */
    record NotSent() implements Outcome {}
  }

  /**
   * Mails a code to the address, if it may sign in.
   *
   * @param source where the wish comes from: an internet address
   */
  public Outcome send(EmailAddress address, String source) {
    Instant now = clock.instant();
    if (!withinSource(source, now)) {
      return new Outcome.TooMany(untilNextHour(now));
    }
    String code = "%06d".formatted(random.nextInt(1_000_000));
    String hashed = hash.of(address, code);
    Optional<Outcome> refusal = reserve(address, hashed, now);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!policy.open(address, now) || !withinSuppression(address, now)) {
      return new Outcome.Sent();
    }
    if (!withinDay(now)) {
      withdraw(address, hashed);
      return new Outcome.TooMany(Duration.ofHours(1));
    }
    return mail(address, code, hashed);
  }

  // Counted before it is mailed: two who ask at once cannot both be the last.
  private Optional<Outcome> reserve(EmailAddress address, String hashed, Instant now) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      IssuedCodes issuedCodes = codes.read(address);
      Optional<IssuedCodes> next = issuedCodes.issue(hashed, now);
      if (next.isEmpty()) {
        return Optional.of(
            new Outcome.TooMany(issuedCodes.blockedFor(now).orElse(Duration.ofHours(1))));
      }
      if (codes.save(address, next.get())) {
        return Optional.empty();
      }
    }
    return Optional.of(new Outcome.TooMany(Duration.ofSeconds(1)));
  }

  private Outcome mail(EmailAddress address, String code, String hashed) {
    return switch (mailer.send(CodeMail.of(address, code))) {
      case Sent.Accepted _ -> new Outcome.Sent();
      // It may be on its way: then the code should work.
      case Sent.Unknown _ -> new Outcome.NotSent();
      case Sent.Refused _, Sent.Later _ -> {
        withdraw(address, hashed);
        yield new Outcome.NotSent();
      }
    };
  }

  private void withdraw(EmailAddress address, String hashed) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      if (codes.save(address, codes.read(address).withdraw(hashed))) {
        return;
      }
    }
  }

  private boolean withinSource(String source, Instant now) {
    Hour hour = Hour.of(now);
    return limits.take(
        "source#" + Sha256.hex(source) + "#" + hour,
        MOST_PER_SOURCE,
        now.plus(Duration.ofHours(2)));
  }

  private boolean withinDay(Instant now) {
    return limits.takeOfDay("day", MOST_PER_DAY, now);
  }

  private boolean withinSuppression(EmailAddress address, Instant now) {
    return suppressions.of(address.text()).isEmpty()
        || limits.takeOfDay("suppressed#" + address.hash(), MOST_IF_SUPPRESSED, now);
  }

  private static Duration untilNextHour(Instant now) {
    return Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)));
  }
}
