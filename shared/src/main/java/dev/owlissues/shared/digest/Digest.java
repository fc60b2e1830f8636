package dev.owlissues.shared.digest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A project's digest as it was planned. It never changes; what becomes of its mails is kept with
 * each {@link Recipient}.
 *
 * @param number counts a project's digests from 1
 * @param since the cut of the digest before
 * @param cut what we learned of after {@code since} and up to here is in it
 * @param issues the listed ones, most important first, at most {@value #MOST_LISTED}
 * @param members everybody who was in the team, also those who get no mail
 */
public record Digest(
    UUID projectId,
    long number,
    Instant since,
    Instant cut,
    List<UUID> issues,
    Totals totals,
    List<UUID> members) {
  /** The most issues that one digest lists; the totals count the others. */
  public static final int MOST_LISTED = 100;

  /** Copies the lists. */
  public Digest {
    issues = List.copyOf(issues);
    members = List.copyOf(members);
  }

  /**
   * How many issues there are, listed or not.
   *
   * @param more whether there are even more: counting is bounded
   */
  public record Totals(int fresh, int regressed, boolean more) {

    /** Both kinds. */
    public int all() {
      return fresh + regressed;
    }
  }
}
