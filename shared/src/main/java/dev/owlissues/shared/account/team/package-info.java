/** Teams, their projects and their apps. */
@NullMarked
package dev.owlissues.shared.account.team;

import org.jspecify.annotations.NullMarked;
