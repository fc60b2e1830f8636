/** Comments on issues: investigation notes of people and agents. */
@NullMarked
package dev.owlissues.shared.issue.comment;

import org.jspecify.annotations.NullMarked;
