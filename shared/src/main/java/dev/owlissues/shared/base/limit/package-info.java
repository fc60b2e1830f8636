/** How often somebody may do something. */
@NullMarked
package dev.owlissues.shared.base.limit;

import org.jspecify.annotations.NullMarked;
