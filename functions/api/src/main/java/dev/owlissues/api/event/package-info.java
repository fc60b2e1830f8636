/** Stored events: lists, single events, counts. */
@NullMarked
package dev.owlissues.api.event;

import org.jspecify.annotations.NullMarked;
