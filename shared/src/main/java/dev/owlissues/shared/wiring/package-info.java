/** Puts together, over the stores of a stack, what several functions use. */
@NullMarked
package dev.owlissues.shared.wiring;

import org.jspecify.annotations.NullMarked;
