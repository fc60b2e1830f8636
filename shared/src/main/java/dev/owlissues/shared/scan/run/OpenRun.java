package dev.owlissues.shared.scan.run;

import java.time.Instant;
import java.util.UUID;

/**
 * A run that is not known to have ended.
 *
 * @param since when it was noted
 */
public record OpenRun(UUID id, String owner, Instant since) {}
