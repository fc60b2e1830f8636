/** What a person sees: texts that fit, tables, colours, times. */
@NullMarked
package dev.owlissues.cli.term;

import org.jspecify.annotations.NullMarked;
