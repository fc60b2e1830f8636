/** The scan's handlers: planner by schedule, worker by queue. */
@NullMarked
package dev.owlissues.scan;

import org.jspecify.annotations.NullMarked;
