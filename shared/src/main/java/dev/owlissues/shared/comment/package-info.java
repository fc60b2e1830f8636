/** Comments on issues: investigation notes of people and agents. */
@NullMarked
package dev.owlissues.shared.comment;

import org.jspecify.annotations.NullMarked;
