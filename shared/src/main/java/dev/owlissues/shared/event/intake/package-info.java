/** Storing the events of a request, durably and only once. */
@NullMarked
package dev.owlissues.shared.event.intake;

import org.jspecify.annotations.NullMarked;
