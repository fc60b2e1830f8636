package dev.owlissues.shared.digest.run;

import java.time.Instant;
import java.util.UUID;

/**
 * Work of the sender: one project's digest.
 *
 * @param owner of the run, as in the job run
 * @param asked the cut of a digest that is planned by it
 */
public record DigestTask(UUID runId, String owner, UUID teamId, UUID projectId, Instant asked) {}
