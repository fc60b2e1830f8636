/** Deflated bytes: how batches of events and packs of occurrences are kept small. */
@NullMarked
package dev.owlissues.shared.base.packed;

import org.jspecify.annotations.NullMarked;
