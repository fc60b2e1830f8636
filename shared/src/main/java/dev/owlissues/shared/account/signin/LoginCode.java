package dev.owlissues.shared.account.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * A code that was mailed to somebody.
 *
 * @param hash keyed, of address and code; the code itself is kept nowhere
 * @param wrong how many wrong guesses were made while it was good
 */
public record LoginCode(String hash, Instant madeAt, int wrong, boolean used) {
  /** How long a code is good for. */
  public static final Duration VALID = Duration.ofMinutes(10);

  /** How many guesses end a code. */
  public static final int MAX_GUESSES = 5;

  /** A code that nobody has guessed at. */
  public LoginCode(String hash, Instant madeAt) {
    this(hash, madeAt, 0, false);
  }

  boolean good(Instant now) {
    return !used && wrong < MAX_GUESSES && now.isBefore(madeAt.plus(VALID));
  }

  boolean is(String other) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  LoginCode guessedWrong() {
    return new LoginCode(hash, madeAt, wrong + 1, used);
  }

  LoginCode spent() {
    return new LoginCode(hash, madeAt, wrong, true);
  }
}
