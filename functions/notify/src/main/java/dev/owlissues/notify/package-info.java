/** The notify function: handlers of schedule, queue and feedback, and what digests look like. */
@NullMarked
package dev.owlissues.notify;

import org.jspecify.annotations.NullMarked;
