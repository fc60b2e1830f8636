package dev.owlissues.shared.issue.merge;

import dev.owlissues.shared.issue.Issue;
import java.time.Instant;
import java.util.UUID;

/**
 * What a merge leaves of its source.
 *
 * @param issue the source as it was
 * @param into where what led to it leads now
 * @param mergedAt when that was settled
 */
public record Tombstone(Issue issue, UUID into, Instant mergedAt) {}
