/** The page's grouping rule: normalise the message, hash it with its module. */
@NullMarked
package dev.owlissues.shared.fingerprint;

import org.jspecify.annotations.NullMarked;
