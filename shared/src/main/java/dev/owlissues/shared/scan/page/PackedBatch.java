package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.event.BatchKey;
import java.util.UUID;

/**
 * A batch as it is stored, not decoded yet.
 *
 * @param request the same in every copy of one request's events
 * @param imported whether its events come from elsewhere, and not as they happened
 */
public record PackedBatch(BatchKey key, UUID request, boolean imported, byte[] events) {}
