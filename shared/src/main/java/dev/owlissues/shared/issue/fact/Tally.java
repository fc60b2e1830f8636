package dev.owlissues.shared.issue.fact;

/**
 * How often something was met.
 *
 * @param events the events in all
 * @param sessions the occurrences that one of them opened
 */
public record Tally(long events, long sessions) {
  /** Never met. */
  public static final Tally NONE = new Tally(0, 0);

  /** Both together. */
  public Tally plus(Tally more) {
    return new Tally(events + more.events, sessions + more.sessions);
  }
}
