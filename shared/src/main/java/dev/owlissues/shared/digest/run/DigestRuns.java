package dev.owlissues.shared.digest.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What each project contributed to runs. */
public interface DigestRuns {

  /**
   * Stores what a project, or the plan, contributed to a run, unless it did before.
   *
   * @return whether it had not
   */
  boolean put(UUID runId, String contributor, Map<String, Long> counts, Instant expires);

  /** Everything contributed to a run. */
  List<Map<String, Long>> contributions(UUID runId);
}
