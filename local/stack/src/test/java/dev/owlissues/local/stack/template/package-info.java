/** Holds {@code template.yaml} to the code and to the rules of the stack. */
@NullMarked
package dev.owlissues.local.stack.template;

import org.jspecify.annotations.NullMarked;
