/** How long each function takes from the start of its process to its first answer. */
@NullMarked
package dev.owlissues.bench.coldstart;

import org.jspecify.annotations.NullMarked;
