package dev.owlissues.shared.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of runs. It may be short and still not be the last: reading is bounded.
 *
 * @param next where the next page begins, if there may be one
 */
public record JobPage(List<JobRun> runs, Optional<UUID> next) {

  /** Copies the list. */
  public JobPage {
    runs = List.copyOf(runs);
  }
}
