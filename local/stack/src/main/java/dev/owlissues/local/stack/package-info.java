/** The whole product in one process: the functions' own handlers on in-process AWS parts. */
@NullMarked
package dev.owlissues.local.stack;

import org.jspecify.annotations.NullMarked;
