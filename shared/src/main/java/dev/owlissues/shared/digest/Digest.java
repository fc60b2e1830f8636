package dev.owlissues.shared.digest;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.merge.Merge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A project's digest as it was planned. It never changes; what becomes of its mails is kept with
 * each {@link Recipient}.
 *
 * @param number counts a project's digests from 1
 * @param since the cut of the digest before
 * @param cut what we learned of after {@code since} and up to here is in it
 * @param listed the listed issues, most important first, at most {@value #MOST_LISTED}
 * @param rest how many more issues each app has
 * @param members everybody who was in the team, also those who get no mail
 */
public record Digest(
    UUID projectId,
    long number,
    Instant since,
    Instant cut,
    List<Listed> listed,
    Totals totals,
    List<Rest> rest,
    List<UUID> members) {
  /** The most issues of which one digest tells all that it knows. */
  public static final int MOST_IN_FULL = 20;

  /** The most issues that one digest names; the others are counted by app. */
  public static final int MOST_LISTED = MOST_IN_FULL + 150;

  /** Copies the lists. */
  public Digest {
    listed = List.copyOf(listed);
    rest = List.copyOf(rest);
    members = List.copyOf(members);
  }

  /** The ids of the listed issues, in their order. */
  public List<UUID> issues() {
    return listed.stream().map(Listed::issueId).toList();
  }

  /**
   * A listed issue.
   *
   * @param said empty in digests that an earlier version planned
   */
  public record Listed(UUID issueId, Optional<Said> said) {}

  /**
   * What every mail of the digest says of an issue's counts. It is noted here, so that a mail that
   * is written later or again says the same.
   *
   * @param comparable changes with everything but events that changes the counts, so that two
   *     digests tell whether one's are those of the other and what came since
   * @param news how much more that is than the last digest said that listed the issue; empty where
   *     none did, or where its issue has been merged with another since
   */
  public record Said(IssueCounts counts, String comparable, Optional<News> news) {
    /** What there is to say of an issue that no digest told of. */
    public static Said of(Issue issue) {
      String comparable =
          Merge.isUnfinished(issue) ? "" : "fingerprints " + issue.subject().fingerprintCount();
      return new Said(issue.issueCounts(), comparable, Optional.empty());
    }

    /** The same, beside what a digest said before. */
    public Said after(Told before) {
      long more = counts.occurrences() - before.occurrences();
      boolean same = !comparable.isEmpty() && comparable.equals(before.comparable());
      return same && more >= 0
          ? new Said(counts, comparable, Optional.of(new News(more, before.at())))
          : this;
    }
  }

  /** So many occurrences more, since the cut of that digest. */
  public record News(long occurrences, Instant since) {}

  /** What the last digest that listed an issue said of it, and its cut. */
  public record Told(Instant at, long occurrences, String comparable) {}

  /** How many issues of an app the digest counts without naming them. */
  public record Rest(UUID appId, int issues) {}

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
