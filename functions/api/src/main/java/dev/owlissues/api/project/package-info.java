/** Projects, apps and app users, and what a caller may see of them. */
@NullMarked
package dev.owlissues.api.project;

import org.jspecify.annotations.NullMarked;
