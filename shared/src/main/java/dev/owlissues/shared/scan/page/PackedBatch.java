package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.event.BatchKey;

/** A batch as it is stored, not decoded yet. */
public record PackedBatch(BatchKey key, byte[] events) {}
