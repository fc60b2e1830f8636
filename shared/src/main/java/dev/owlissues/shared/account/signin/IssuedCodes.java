package dev.owlissues.shared.account.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The codes of one address in the last day, and the rules about them: how many there may be, and
 * how often one may guess. Each change is the sheet's next revision.
 */
public record IssuedCodes(List<LoginCode> codes, long revision) {
  /** The most codes of an address in an hour. */
  public static final int MOST_PER_HOUR = 5;

  /** The most codes of an address in a day. */
  public static final int MOST_PER_DAY = 20;

  /** Of an address that has not asked for a code lately. */
  public static final IssuedCodes EMPTY = new IssuedCodes(List.of(), 0);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** Keeps the list from changing. */
  public IssuedCodes {
    codes = List.copyOf(codes);
  }

  /** What a guess came to. */
  public sealed interface Guess {

    /**
     * It was right.
     *
     * @param spent the sheet on which no code is good any more
     */
    record Right(IssuedCodes spent) implements Guess {}

    /**
     * It was wrong.
     *
     * @param counted the sheet on which that is noted; empty where no code was good anyway
     */
    record Wrong(Optional<IssuedCodes> counted) implements Guess {}
  }

  /** The sheet with one more code, if the address may have one now. */
  public Optional<IssuedCodes> issue(String hash, Instant now) {
    if (blockedFor(now).isPresent()) {
      return Optional.empty();
    }
    List<LoginCode> next = new ArrayList<>(since(now.minus(DAY)));
    next.add(new LoginCode(hash, now));
    return Optional.of(new IssuedCodes(next, revision + 1));
  }

  /** How long until the address may have another code; empty if it may now. */
  public Optional<Duration> blockedFor(Instant now) {
    return until(now, HOUR, MOST_PER_HOUR).or(() -> until(now, DAY, MOST_PER_DAY));
  }

  /** The sheet without a code whose mail was not handed over: it counts for nothing. */
  public IssuedCodes withdraw(String hash) {
    return new IssuedCodes(codes.stream().filter(code -> !code.is(hash)).toList(), revision + 1);
  }

  /** What a guess comes to now. */
  public Guess guess(String hash, Instant now) {
    if (codes.stream().noneMatch(code -> code.good(now))) {
      return new Guess.Wrong(Optional.empty());
    }
    if (codes.stream().anyMatch(code -> code.good(now) && code.is(hash))) {
      return new Guess.Right(
          new IssuedCodes(codes.stream().map(LoginCode::spent).toList(), revision + 1));
    }
    return new Guess.Wrong(
        Optional.of(
            new IssuedCodes(
                codes.stream().map(code -> code.good(now) ? code.guessedWrong() : code).toList(),
                revision + 1)));
  }

  private Optional<Duration> until(Instant now, Duration span, int most) {
    List<LoginCode> made = since(now.minus(span));
    return made.size() < most
        ? Optional.empty()
        : Optional.of(Duration.between(now, made.get(made.size() - most).madeAt().plus(span)));
  }

  private List<LoginCode> since(Instant start) {
    return codes.stream().filter(code -> code.madeAt().isAfter(start)).toList();
  }
}
