/** Teams, members and invitations. */
@NullMarked
package dev.owlissues.api.team;

import org.jspecify.annotations.NullMarked;
