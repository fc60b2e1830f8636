/** Who belongs to a team, as what, and who is invited. */
@NullMarked
package dev.owlissues.shared.account.member;

import org.jspecify.annotations.NullMarked;
