package dev.owlissues.shared.issue;

/**
 * How many an issue hit.
 *
 * @param occurrences distinct sessions
 * @param users distinct known users
 */
public record Tally(long occurrences, long users) {
  /** Nobody yet. */
  public static final Tally NONE = new Tally(0, 0);

  /** What these have more than the others. */
  public Tally minus(Tally less) {
    return new Tally(occurrences - less.occurrences, users - less.users);
  }

  /** Both together. */
  public Tally plus(Tally more) {
    return new Tally(occurrences + more.occurrences, users + more.users);
  }
}
