package dev.owlissues.shared.job;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of a job.
 *
 * @param owner whose run it is: {@value #SYSTEM}, or {@code team#<id>}
 * @param planned how many units of work it was given
 * @param result what came of it, by name; empty while it runs
 */
public record JobRun(
    UUID id,
    String owner,
    JobType type,
    Status status,
    int planned,
    Map<String, Long> result,
    Times times) {
  /** The owner of runs by schedule. */
  public static final String SYSTEM = "system";

  /** Copies the result. */
  public JobRun {
    result = Map.copyOf(result);
  }

  /** Where a run stands. */
  public enum Status {
    RUNNING,
    COMPLETED,
    FAILED;

    /** The status as answers write it. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** When a run was started and when it ended. */
  public record Times(Instant startedAt, Optional<Instant> completedAt) {}

  /** The run, completed with that result. */
  public JobRun completed(Map<String, Long> counts, Instant at) {
    return new JobRun(
        id,
        owner,
        type,
        Status.COMPLETED,
        planned,
        counts,
        new Times(times.startedAt(), Optional.of(at)));
  }
}
