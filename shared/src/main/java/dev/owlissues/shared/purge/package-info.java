/** What is to be deleted with all that lies under it, and where that is noted. */
@NullMarked
package dev.owlissues.shared.purge;

import org.jspecify.annotations.NullMarked;
