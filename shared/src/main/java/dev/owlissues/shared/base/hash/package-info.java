/** Hashes, and how trees grow whose members lie by them. */
@NullMarked
package dev.owlissues.shared.base.hash;

import org.jspecify.annotations.NullMarked;
