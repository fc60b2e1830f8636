/** Stacks as programs write them, read as exceptions and frames: a class for each form. */
@NullMarked
package dev.owlissues.shared.event.stack;

import org.jspecify.annotations.NullMarked;
