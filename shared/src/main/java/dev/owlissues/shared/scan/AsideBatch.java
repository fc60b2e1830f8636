package dev.owlissues.shared.scan;

import dev.owlissues.shared.event.Unit;

/**
 * A batch that could not be decoded and was set aside.
 *
 * @param order its place in its unit, as in {@code BatchKey.order}
 */
public record AsideBatch(Unit unit, String order) {}
