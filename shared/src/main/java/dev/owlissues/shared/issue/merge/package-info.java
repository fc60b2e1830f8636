/** Merging issues: several fingerprints, one problem. */
@NullMarked
package dev.owlissues.shared.issue.merge;

import org.jspecify.annotations.NullMarked;
