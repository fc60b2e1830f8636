/** Trying again: pauses that grow, with jitter, until time is up. */
@NullMarked
package dev.owlissues.shared.base.retry;

import org.jspecify.annotations.NullMarked;
