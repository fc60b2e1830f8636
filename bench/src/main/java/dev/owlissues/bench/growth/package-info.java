/** How cost, speed and memory change with the number of events. */
@NullMarked
package dev.owlissues.bench.growth;

import org.jspecify.annotations.NullMarked;
