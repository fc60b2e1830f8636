/** Merging issues: several fingerprints, one problem. */
@NullMarked
package dev.owlissues.shared.merge;

import org.jspecify.annotations.NullMarked;
