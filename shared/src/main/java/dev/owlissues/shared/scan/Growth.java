package dev.owlissues.shared.scan;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Nest;
import dev.owlissues.shared.issue.Occurrence;
import dev.owlissues.shared.scan.PackStore.PackKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a young issue grow up: what is in its nest moves into sets and packs. Until its last step,
 * which takes the nest away, sets and packs of a young issue mean nothing, so every step before may
 * be done again, by anybody, whatever has been added to the nest meanwhile.
 */
public final class Growth {
  private final IssueStore issues;
  private final PackStore packs;
  private final MemberSets sets;

  /** Moves nests into those stores. */
  public Growth(IssueStore issues, BucketStore buckets, PackStore packs) {
    this.issues = issues;
    this.packs = packs;
    // The nest goes into one bucket: there is nothing to do side by side.
    this.sets = new MemberSets(buckets, new Lanes(1));
  }

  /**
   * Takes an issue's nest away, once everything in it lies elsewhere. Nothing else changes.
   *
   * @return the grown issue, or empty when somebody has written it since it was read: then it is as
   *     it was, and is to be read again
   */
  public Optional<Issue> grow(Issue issue) {
    Optional<Nest> nest = issue.ledger().nest();
    if (nest.isEmpty()) {
      return Optional.of(issue);
    }
    sets.settle(issue.id(), members(nest.get()));
    packs.putAll(packs(issue, nest.get()));
    Issue grown = issue.with(issue.lifecycle(), issue.ledger().grown());
    return issues.replace(grown) ? Optional.of(grown) : Optional.empty();
  }

  private static Members members(Nest nest) {
    return new MemberHasher().members(nest.sessions(), nest.users());
  }

  private static Map<PackKey, List<Occurrence>> packs(Issue issue, Nest nest) {
    Map<PackKey, List<Occurrence>> packs = new LinkedHashMap<>();
    nest.pages()
        .forEach(page -> packs.put(new PackKey(issue.id(), page.name(), 0), page.occurrences()));
    return packs;
  }
}
