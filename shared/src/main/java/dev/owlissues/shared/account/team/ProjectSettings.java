package dev.owlissues.shared.account.team;

import dev.owlissues.shared.issue.version.VersionOrder;
import java.util.OptionalInt;

/**
 * What a team may choose for a project.
 *
 * @param retentionDays how long events are kept, 1 to 3650; empty means {@value
 *     #DEFAULT_RETENTION_DAYS}
 */
public record ProjectSettings(
    OptionalInt retentionDays,
    AlertFrequency alertFrequency,
    VersionOrder versionOrder,
    OtherRetention otherRetention) {
  /** How long events are kept where a project says nothing. */
  public static final int DEFAULT_RETENTION_DAYS = 120;

  /** What a new project starts with. */
  public static final ProjectSettings DEFAULT =
      new ProjectSettings(OptionalInt.empty(), AlertFrequency.DAILY, VersionOrder.STRING);

  /** The longest retention that a project may choose. */
  public static final int MAX_RETENTION_DAYS = 3650;

  /** Checks the retention. */
  public ProjectSettings {
    retentionDays.ifPresent(ProjectSettings::checkRetention);
  }

  /** Settings that say nothing about what this server does not keep. */
  public ProjectSettings(
      OptionalInt retentionDays, AlertFrequency alertFrequency, VersionOrder versionOrder) {
    this(retentionDays, alertFrequency, versionOrder, OtherRetention.DEFAULT);
  }

  /** The retention in force, in days. */
  public int effectiveRetentionDays() {
    return retentionDays.orElse(DEFAULT_RETENTION_DAYS);
  }

  static void checkRetention(int days) {
    if (days < 1 || days > MAX_RETENTION_DAYS) {
      throw new IllegalArgumentException(
          "retention is 1 to %d days, not %d".formatted(MAX_RETENTION_DAYS, days));
    }
  }
}
