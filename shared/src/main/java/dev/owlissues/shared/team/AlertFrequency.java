package dev.owlissues.shared.team;

import java.util.Optional;
import java.util.stream.Stream;

/** How often a project mails its digest (page: Email Notifications). */
public enum AlertFrequency {
  NONE("none"),
  HOURLY("hourly"),
  SIX_HOURLY("6_hourly"),
  DAILY("daily"),
  WEEKLY("weekly");

  private final String wire;

  AlertFrequency(String wire) {
    this.wire = wire;
  }

  /** The frequency as requests and answers write it. */
  public String wire() {
    return wire;
  }

  /** The frequency of that name, if there is one. */
  public static Optional<AlertFrequency> ofWire(String name) {
    return Stream.of(values()).filter(frequency -> frequency.wire.equals(name)).findFirst();
  }
}
