package dev.owlissues.shared.account.team;

import dev.owlissues.shared.base.json.Word;
import java.time.Duration;
import java.util.Optional;

/** How often a project mails its digest (R-digest-1). */
public enum AlertFrequency implements Word {
  NONE("none", Duration.ZERO),
  HOURLY("hourly", Duration.ofHours(1)),
  SIX_HOURLY("6_hourly", Duration.ofHours(6)),
  DAILY("daily", Duration.ofDays(1)),
  WEEKLY("weekly", Duration.ofDays(7));

  private final String wire;
  private final Duration interval;

  AlertFrequency(String wire, Duration interval) {
    this.wire = wire;
    this.interval = interval;
  }

  /** The frequency as requests and answers write it. */
  @Override
  public String wire() {
    return wire;
  }

  /** How long a project waits between digests; empty when it gets none. */
  public Optional<Duration> interval() {
    return Optional.of(interval).filter(Duration::isPositive);
  }

  /** The frequency of that name, if there is one. */
  public static Optional<AlertFrequency> ofWire(String name) {
    return Word.find(values(), name);
  }
}
