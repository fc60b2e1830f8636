package dev.owlissues.shared.issue;

/**
 * How many an issue hit.
 *
 * @param occurrences distinct sessions
 * @param users distinct known users
 */
public record IssueCounts(long occurrences, long users) {
  /** Nobody yet. */
  public static final IssueCounts NONE = new IssueCounts(0, 0);

  /** What these have more than the others. */
  public IssueCounts minus(IssueCounts less) {
    return new IssueCounts(occurrences - less.occurrences, users - less.users);
  }

  /** Both together. */
  public IssueCounts plus(IssueCounts more) {
    return new IssueCounts(occurrences + more.occurrences, users + more.users);
  }
}
