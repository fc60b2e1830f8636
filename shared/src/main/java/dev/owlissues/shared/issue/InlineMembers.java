package dev.owlissues.shared.issue;

import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.PackName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The members that a small issue has in its own item: every occurrence and every known user. While
 * it has them, one write of the issue counts, remembers and stores at once, and nobody reads its
 * sets and packs. When they get too many they are moved out, and the issue never has any again.
 *
 * @param pages its occurrences, by the page of the scan that found them
 * @param users the ids of its users
 */
public record InlineMembers(List<Page> pages, Set<String> users) {
  /** Nobody yet. */
  public static final InlineMembers EMPTY = new InlineMembers(List.of(), Set.of());

  /**
   * The occurrences that one page of a unit found, earliest first: the pack that they become when
   * the members are moved out.
   */
  public record Page(PackName name, List<Occurrence> occurrences) {

    /** Copies the list. */
    public Page {
      occurrences = List.copyOf(occurrences);
    }
  }

  /** Copies the collections. */
  public InlineMembers {
    pages = List.copyOf(pages);
    users = Set.copyOf(users);
  }

  /** The ids of the sessions that have their occurrence. */
  public Set<String> sessions() {
    return pages.stream()
        .flatMap(page -> page.occurrences.stream())
        .map(Occurrence::sessionId)
        .collect(Collectors.toSet());
  }

  /** The occurrences of all pages, in their order. */
  public List<Occurrence> occurrences() {
    return pages.stream().flatMap(page -> page.occurrences.stream()).toList();
  }

  /** The same, with each occurrence replaced by the one in its place. */
  public InlineMembers withOccurrences(List<Occurrence> others) {
    List<Page> changed = new ArrayList<>();
    int from = 0;
    for (Page page : pages) {
      int to = from + page.occurrences.size();
      changed.add(new Page(page.name, others.subList(from, to)));
      from = to;
    }
    return new InlineMembers(changed, users);
  }

  /** How many are in it. */
  public IssueCounts issueCounts() {
    return new IssueCounts(
        pages.stream().mapToInt(page -> page.occurrences.size()).sum(), users.size());
  }

  /** With the users and occurrences of another page, none of whose sessions it has. */
  public InlineMembers plus(Page page, Collection<String> more) {
    List<Page> all = new ArrayList<>(pages);
    if (!page.occurrences.isEmpty()) {
      all.add(page);
    }
    Set<String> everybody = new HashSet<>(users);
    everybody.addAll(more);
    return new InlineMembers(all, everybody);
  }
}
