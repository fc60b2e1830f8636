/** Teams, their projects and their apps. */
@NullMarked
package dev.owlissues.shared.team;

import org.jspecify.annotations.NullMarked;
