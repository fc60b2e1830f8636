package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.event.BatchKey;

/**
 * A batch as it is stored, not decoded yet.
 *
 * @param imported whether its events come from elsewhere, and not as they happened
 */
public record PackedBatch(BatchKey key, boolean imported, byte[] events) {}
