/** What a million events cost: requests, units and dollars, by step. */
@NullMarked
package dev.owlissues.bench.cost;

import org.jspecify.annotations.NullMarked;
