package dev.owlissues.shared.job;

import dev.owlissues.shared.audit.AuditEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Job runs by owner and id. */
public interface JobStore {

  /** What became of a wish to start a run. */
  sealed interface Start {
    /** The run is stored. */
    record Started() implements Start {}

    /** The owner has an active run of the same job and project; nothing was stored. */
    record Active(UUID runId) implements Start {}
  }

  /** The run, if this owner has it. */
  Optional<JobRun> find(String owner, UUID id);

  /** One page of an owner's runs, newest first. */
  JobPage list(JobQuery query);

  /** Stores a run by schedule, in place of what was stored of it before. */
  void put(JobRun run);

  /** Stores a team's run, unless the team has an active one of the same job and project. */
  Start start(JobRun run);

  /** The same, together with the audit entry about it. */
  Start start(JobRun run, AuditEntry entry);

  /**
   * Stores a pending run as running.
   *
   * @return false when it is not pending any more
   */
  boolean begin(JobRun run);

  /**
   * Notes that something was heard of a run, and how many more of its units have contributed.
   *
   * @return the run as it is then; empty when it has ended
   */
  Optional<JobRun> progress(String owner, UUID id, int units, Instant now);

  /**
   * Stores the run as ended, unless it has ended already.
   *
   * @return whether this call ended it
   */
  boolean end(JobRun run);

  /** The same for a team's run, together with the audit entry about it. */
  boolean end(JobRun run, AuditEntry entry);
}
