/** The lively sample that {@code ./owl local --demo} sends through the stack's own front. */
@NullMarked
package dev.owlissues.local.stack.demo;

import org.jspecify.annotations.NullMarked;
