/** The format of packed batches: columns of texts and numbers. */
@NullMarked
package dev.owlissues.shared.event.packing;

import org.jspecify.annotations.NullMarked;
