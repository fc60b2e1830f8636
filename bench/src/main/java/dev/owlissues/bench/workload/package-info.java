/** The events that measurements send. */
@NullMarked
package dev.owlissues.bench.workload;

import org.jspecify.annotations.NullMarked;
