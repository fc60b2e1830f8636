package dev.owlissues.shared.job;

import dev.owlissues.shared.base.json.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of a job (R-job-3). It is pending until it has been planned, runs until each of its units
 * has contributed, and ends once.
 *
 * @param owner whose run it is: {@value #SYSTEM}, or what {@link #ownedBy} returns
 * @param progress how far it is; empty until it has been planned
 */
public record JobRun(
    UUID id,
    String owner,
    Order order,
    Status status,
    Optional<Progress> progress,
    Outcome outcome,
    Times times) {
  /** The owner of runs by schedule. */
  public static final String SYSTEM = "system";

  /** Who triggers runs by schedule. */
  public static final String SCHEDULE = "schedule";

  private static final String TEAM = "team#";

  /** Where a run stands. */
  public enum Status implements Word {
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** The status as answers write it. */
    @Override
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The status that is written like this, if there is one. */
    public static Optional<Status> ofWire(String text) {
      return Word.find(values(), text);
    }

    /** Whether the run has not ended. */
    public boolean isActive() {
      return this == PENDING || this == RUNNING;
    }
  }

  /**
   * What was asked for.
   *
   * @param projectId the project that a team's run is limited to
   * @param triggeredBy {@value #SCHEDULE}, {@code manual:user:<id>} or {@code manual:api_key:<id>}
   * @param params a JSON object, as it was sent
   * @param notifies whether the caller wants to be told of the end
   */
  public record Order(
      JobType type,
      Optional<UUID> projectId,
      String triggeredBy,
      Optional<String> params,
      boolean notifies) {

    /** A job's hourly run. */
    public static Order scheduled(JobType type) {
      return new Order(type, Optional.empty(), SCHEDULE, Optional.empty(), false);
    }
  }

  /**
   * How many of a run's units have contributed.
   *
   * @param at when something was last heard of the run
   */
  public record Progress(long processed, long total, Instant at) {}

  /**
   * What came of a run.
   *
   * @param result counts by name; empty unless it completed
   * @param error why it failed
   */
  public record Outcome(Map<String, Long> result, Optional<String> error) {
    /** Of a run that has not ended. */
    public static final Outcome NONE = new Outcome(Map.of(), Optional.empty());

    /** Copies the result. */
    public Outcome {
      result = Map.copyOf(result);
    }
  }

  /** When a run was asked for, was planned and ended. */
  public record Times(
      Instant createdAt, Optional<Instant> startedAt, Optional<Instant> completedAt) {}

  /** A run that nobody has planned yet. */
  public static JobRun pending(UUID id, String owner, Order order, Instant now) {
    var times = new Times(now, Optional.empty(), Optional.empty());
    return new JobRun(id, owner, order, Status.PENDING, Optional.empty(), Outcome.NONE, times);
  }

  /** The owner of a team's own runs. */
  public static String ownedBy(UUID teamId) {
    return TEAM + teamId;
  }

  /** The team whose run it is; empty for runs by schedule. */
  public Optional<UUID> teamId() {
    return owner.startsWith(TEAM)
        ? Optional.of(UUID.fromString(owner.substring(TEAM.length())))
        : Optional.empty();
  }

  /** Which job it is a run of. */
  public JobType type() {
    return order.type;
  }

  /** The counts of a completed run. */
  public Map<String, Long> result() {
    return outcome.result;
  }

  /** How many units of work it was given. */
  public long planned() {
    return progress.map(Progress::total).orElse(0L);
  }

  /** When something was last heard of it. */
  public Instant heardOfAt() {
    return progress.map(Progress::at).orElse(times.createdAt);
  }

  /**
   * The run as failed, if it has not ended and nothing was heard of it for that long: whoever works
   * on it has died. A purge never is: it waits longer than that, and each planner takes it up
   * again.
   */
  public Optional<JobRun> lost(Duration silence, Instant now) {
    Instant heardOf = heardOfAt();
    return order.type != JobType.PURGE && status.isActive() && heardOf.plus(silence).isBefore(now)
        ? Optional.of(failed("nothing was heard of this run since " + heardOf, now))
        : Optional.empty();
  }

  /** The run with its units planned. */
  public JobRun running(long units, Instant now) {
    Instant begin = later(now, times.createdAt);
    var started = new Times(times.createdAt, Optional.of(begin), Optional.empty());
    var planned = Optional.of(new Progress(0, units, now));
    return new JobRun(id, owner, order, Status.RUNNING, planned, outcome, started);
  }

  /** The run, completed with that result. */
  public JobRun completed(Map<String, Long> counts, Instant now) {
    return ended(Status.COMPLETED, new Outcome(counts, Optional.empty()), now);
  }

  /** The run, failed for that reason. */
  public JobRun failed(String reason, Instant now) {
    return ended(Status.FAILED, new Outcome(Map.of(), Optional.of(reason)), now);
  }

  /** The run, called off. */
  public JobRun cancelled(Instant now) {
    return ended(Status.CANCELLED, Outcome.NONE, now);
  }

  // The clocks of functions may be apart: nothing takes less than no time.
  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private JobRun ended(Status end, Outcome outcome, Instant now) {
    Optional<Progress> last =
        end == Status.COMPLETED
            ? progress.map(done -> new Progress(done.total, done.total, now))
            : progress;
    Instant finish = later(now, times.startedAt.orElse(times.createdAt));
    var ended = new Times(times.createdAt, times.startedAt, Optional.of(finish));
    return new JobRun(id, owner, order, end, last, outcome, ended);
  }
}
