/** The hourly notify job: a planner, and a sender for each project that it queued. */
@NullMarked
package dev.owlissues.shared.digest.run;

import org.jspecify.annotations.NullMarked;
