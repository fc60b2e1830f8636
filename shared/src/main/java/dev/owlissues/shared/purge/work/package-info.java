/** Deletes issues, and what lay under removed apps and projects. */
@NullMarked
package dev.owlissues.shared.purge.work;

import org.jspecify.annotations.NullMarked;
