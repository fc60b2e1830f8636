/** Occurrences: the sessions in which an issue happened, in packs. */
@NullMarked
package dev.owlissues.shared.issue.occurrence;

import org.jspecify.annotations.NullMarked;
