/** Measurements. {@code bench/run} starts them; docs/performance.md keeps what they showed. */
@NullMarked
package dev.owlissues.bench;

import org.jspecify.annotations.NullMarked;
