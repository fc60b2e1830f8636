/** Events that were not taken: why, and how many. */
@NullMarked
package dev.owlissues.shared.event.refusal;

import org.jspecify.annotations.NullMarked;
