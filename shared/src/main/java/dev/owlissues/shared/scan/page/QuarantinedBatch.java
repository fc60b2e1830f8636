package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.event.Unit;

/**
 * A batch that could not be decoded and was set aside.
 *
 * @param order its place in its unit, as in {@code BatchKey.order}
 */
public record QuarantinedBatch(Unit unit, String order) {}
