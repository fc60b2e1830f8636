package dev.owlissues.shared.purge.work;

import dev.owlissues.shared.event.reading.ErasedUsers;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.occurrence.ErasedOccurrence;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.purge.work.IssueWalk.Part;
import dev.owlissues.shared.scan.count.InlineSpill;
import dev.owlissues.shared.scan.count.PackStore;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Takes erased users out of a project's issues (R-erasure-3). Those that hold ids themselves are
 * grown first, so that hashes are all that is left of members; then packs are rewritten.
 */
public final class ErasedIssues {
  private final IssueWalk walk;
  private final IssueStore issues;
  private final InlineSpill spill;
  private final PackStore packs;
  private final int lanes;

  /**
   * Of those stores.
   *
   * @param lanes how many issues are looked at at once
   */
  public ErasedIssues(
      IssueWalk walk, IssueStore issues, InlineSpill spill, PackStore packs, int lanes) {
    this.walk = walk;
    this.issues = issues;
    this.spill = spill;
    this.packs = packs;
    this.lanes = lanes;
  }

  /** The project's issues from a place on, some at a time. */
  Stream<Part> from(UUID projectId, String place) {
    return walk.from(projectId, place);
  }

  /** Takes users who were erased at that time out of some issues. Twice is as good as once. */
  void erase(Part part, Set<String> users, Instant at) {
    ErasedUsers erased = ErasedUsers.of(users, at);
    part.issues().stream()
        .gather(Gatherers.mapConcurrent(lanes, issue -> erase(issue, users, erased)))
        .forEach(_ -> {});
  }

  private IssueKey erase(IssueKey key, Set<String> users, ErasedUsers erased) {
    boolean grown = false;
    while (!grown) {
      grown =
          issues
              .find(key)
              .filter(issue -> has(issue, users))
              .map(issue -> spill.grow(issue).isPresent())
              .orElse(true);
    }
    packs.rewrite(key.issueId(), occurrence -> ErasedOccurrence.of(occurrence, erased));
    return key;
  }

  private static boolean has(Issue issue, Set<String> users) {
    return issue
        .bookkeeping()
        .inlineMembers()
        .filter(members ->
            !Collections.disjoint(members.users(), users)
                || members.occurrences().stream().map(Occurrence::userId).anyMatch(users::contains))
        .isPresent();
  }
}
