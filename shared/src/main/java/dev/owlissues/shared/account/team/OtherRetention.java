package dev.owlissues.shared.account.team;

import java.util.OptionalInt;

/**
 * How long a project keeps metrics and funnels, in days, 1 to 3650. This server has neither, but
 * clients set and print both; empty means {@value #DEFAULT_DAYS}.
 */
public record OtherRetention(OptionalInt metricsDays, OptionalInt funnelsDays) {
  /** What is in force where a project says nothing. */
  public static final int DEFAULT_DAYS = 365;

  /** What a new project starts with. */
  public static final OtherRetention DEFAULT =
      new OtherRetention(OptionalInt.empty(), OptionalInt.empty());

  /** Checks both. */
  public OtherRetention {
    metricsDays.ifPresent(ProjectSettings::checkRetention);
    funnelsDays.ifPresent(ProjectSettings::checkRetention);
  }
}
