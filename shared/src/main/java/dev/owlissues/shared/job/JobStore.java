package dev.owlissues.shared.job;

import java.util.Optional;
import java.util.UUID;

/** Job runs by owner and id. */
public interface JobStore {

  /** The run, if this owner has it. */
  Optional<JobRun> find(String owner, UUID id);

  /** Stores a run, in place of what was stored of it before. */
  void put(JobRun run);

  /**
   * Stores the run as ended, unless it has ended already.
   *
   * @return whether this call ended it
   */
  boolean end(JobRun run);
}
