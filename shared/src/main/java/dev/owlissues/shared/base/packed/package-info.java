/** How many small things are kept in few bytes: packed numbers and texts, deflated streams. */
@NullMarked
package dev.owlissues.shared.base.packed;

import org.jspecify.annotations.NullMarked;
