/** Holds the code to the directions its dependencies may take, and to the rules of the house. */
@NullMarked
package dev.owlissues.local.stack.architecture;

import org.jspecify.annotations.NullMarked;
