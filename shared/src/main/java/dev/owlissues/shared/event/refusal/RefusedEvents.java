package dev.owlissues.shared.event.refusal;

import java.time.Instant;
import java.util.UUID;

/** Counts of the events that were not taken, by app and hour. */
public interface RefusedEvents {

  /** Adds to the app's counts of that hour; false where that is not known to have happened. */
  boolean add(UUID appId, Refused refused, Instant at);

  /** The app's counts of the hour of that time and the 23 before it. */
  Refused lastDay(UUID appId, Instant now);
}
