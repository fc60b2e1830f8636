package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.scan.count.PackStore.PackKey;
import dev.owlissues.shared.scan.members.BucketStore;
import dev.owlissues.shared.scan.members.MemberHashes;
import dev.owlissues.shared.scan.members.MemberSets;
import dev.owlissues.shared.scan.page.MemberHasher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves the inline members of an issue into sets and packs. Until the last step, which removes the
 * inline members, nobody reads the sets and packs of the issue. So every earlier step may be
 * repeated, by anybody, even if inline members were added meanwhile.
 */
public final class InlineSpill {
  private final IssueStore issues;
  private final PackStore packs;
  private final MemberSets sets;

  /** Moves inline members into those stores. */
  public InlineSpill(IssueStore issues, BucketStore buckets, PackStore packs) {
    this.issues = issues;
    this.packs = packs;
    // All go into one bucket: there is nothing to do side by side.
    this.sets = new MemberSets(buckets, 1);
  }

  /**
   * Removes an issue's inline members, once all are stored elsewhere. Nothing else changes.
   *
   * @return the issue without inline members, or empty if somebody wrote it since it was read: then
   *     nothing has changed, and the caller reads it again
   */
  public Optional<Issue> grow(Issue issue) {
    Optional<InlineMembers> inlineMembers = issue.bookkeeping().inlineMembers();
    if (inlineMembers.isEmpty()) {
      return Optional.of(issue);
    }
    sets.settle(issue.id(), members(inlineMembers.get()));
    packs.putAll(packs(issue, inlineMembers.get()));
    Issue grown = issue.withBookkeeping(issue.bookkeeping().grown());
    return issues.replace(grown) ? Optional.of(grown) : Optional.empty();
  }

  private static MemberHashes members(InlineMembers inlineMembers) {
    return new MemberHasher().members(inlineMembers.sessions(), inlineMembers.users());
  }

  private static Map<PackKey, List<Occurrence>> packs(Issue issue, InlineMembers inlineMembers) {
    Map<PackKey, List<Occurrence>> packs = new LinkedHashMap<>();
    inlineMembers
        .pages()
        .forEach(page -> packs.put(new PackKey(issue.id(), page.name(), 0), page.occurrences()));
    return packs;
  }
}
