/** The two ways this product writes time: instants in milliseconds and hours. */
@NullMarked
package dev.owlissues.shared.base.time;

import org.jspecify.annotations.NullMarked;
