/** The hourly jobs of the local stack, and the clock that they go by. */
@NullMarked
package dev.owlissues.local.stack.job;

import org.jspecify.annotations.NullMarked;
