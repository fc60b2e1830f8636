package dev.owlissues.shared.event.reading;

/**
 * How many events there are, and of how many users and sessions.
 *
 * @param users the distinct user ids; events without one count for none
 * @param partial whether the work that one count may do ended before the events did: there are at
 *     least that many then
 */
public record EventCount(long events, long users, long sessions, boolean partial) {
  /** No events. */
  public static final EventCount NONE = new EventCount(0, 0, 0, false);
}
