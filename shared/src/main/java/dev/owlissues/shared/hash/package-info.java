/** Hashes. */
@NullMarked
package dev.owlissues.shared.hash;

import org.jspecify.annotations.NullMarked;
