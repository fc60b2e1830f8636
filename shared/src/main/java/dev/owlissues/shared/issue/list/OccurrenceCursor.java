package dev.owlissues.shared.issue.list;

import java.util.UUID;

/**
 * A place in an issue's occurrences, just after one of them.
 *
 * @param pack the pack that holds it, as the store names it: names begin with the time at which the
 *     scan froze the page, and sort by it
 */
public record OccurrenceCursor(String pack, UUID id) {}
