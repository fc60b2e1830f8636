/** How often somebody may do something. */
@NullMarked
package dev.owlissues.shared.limit;

import org.jspecify.annotations.NullMarked;
