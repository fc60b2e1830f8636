/** Digests: when one is due, what it says, who gets it, and what became of each mail. */
@NullMarked
package dev.owlissues.shared.digest;

import org.jspecify.annotations.NullMarked;
