package dev.owlissues.shared.job;

import dev.owlissues.shared.base.time.Span;
import java.util.Optional;
import java.util.UUID;

/**
 * One page of an owner's runs, newest first.
 *
 * @param limit the most runs that the page may have
 * @param after the id of the last run that was looked at for the page before
 */
public record JobQuery(String owner, Filter filter, int limit, Optional<UUID> after) {

  /** Checks the limit. */
  public JobQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("a page of " + limit + " runs");
    }
  }

  /**
   * Which runs are wanted.
   *
   * @param created when they were asked for
   */
  public record Filter(
      Optional<JobType> type,
      Optional<JobRun.Status> status,
      Optional<UUID> projectId,
      Span created) {
    /** All of them. */
    public static final Filter ALL =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Span.ALL);

    /** Whether the run is what is wanted, whenever it was asked for. */
    public boolean accepts(JobRun run) {
      return type.filter(wanted -> wanted != run.type()).isEmpty()
          && status.filter(wanted -> wanted != run.status()).isEmpty()
          && projectId
              .filter(wanted -> !run.order().projectId().equals(Optional.of(wanted)))
              .isEmpty();
    }
  }
}
