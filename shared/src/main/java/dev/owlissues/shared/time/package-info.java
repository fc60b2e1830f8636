/** The two ways this product writes time: instants in milliseconds and hours. */
@NullMarked
package dev.owlissues.shared.time;

import org.jspecify.annotations.NullMarked;
