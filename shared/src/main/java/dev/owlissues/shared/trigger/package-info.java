/** The events by which AWS triggers functions, and the answers that it takes. */
@NullMarked
package dev.owlissues.shared.trigger;

import org.jspecify.annotations.NullMarked;
