/** Completion for shells. */
@NullMarked
package dev.owlissues.cli.completion;

import org.jspecify.annotations.NullMarked;
