package dev.owlissues.shared.scan;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.Nest;
import dev.owlissues.shared.issue.Occurrence;
import dev.owlissues.shared.issue.PackName;
import dev.owlissues.shared.scan.PackStore.PackKey;
import dev.owlissues.shared.scan.PageIssues.Found;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The occurrences that a page may add to one issue, and the packs of those that it did add. */
final class PagePack {
  /** Occurrences in a part: about 32 KB. */
  static final int PART = 400;

  private final Unit unit;
  private final FrozenPage page;
  private final Found found;
  private final NestRoom room = new NestRoom();
  private final Map<Member, Opening> openings = new HashMap<>();
  private final MemberSet users;

  PagePack(Unit unit, FrozenPage page, Found found) {
    this.unit = unit;
    this.page = page;
    this.found = found;
    var hasher = new MemberHasher();
    found.fold().openings().forEach(o -> openings.put(hasher.member(o.sessionId()), o));
    this.users = MemberSet.of(found.fold().users().stream().map(hasher::member).toList());
  }

  /** The nest with what the page adds to it, unless that is too much at first sight. */
  Optional<Nest> nestIn(Nest nest) {
    Set<String> known = nest.sessions();
    List<Opening> fresh =
        openings.values().stream().filter(o -> !known.contains(o.sessionId())).toList();
    Set<String> users = new HashSet<>(found.fold().users());
    users.removeAll(nest.users());
    return room.mayHold(nest, fresh.size() + users.size())
        ? Optional.of(nest.plus(new Nest.Page(name(), occurrences(earliestFirst(fresh))), users))
        : Optional.empty();
  }

  /** Whether the issue's item has room for that nest. */
  boolean fits(Issue issue, Nest nest) {
    return room.holds(issue, nest);
  }

  /** Everybody whom the page's events of the issue name. */
  Members candidates() {
    return new Members(MemberSet.of(openings.keySet()), users);
  }

  /** The packs of the sessions that were added: earliest first, cut the same way at every try. */
  void forEachPart(Members added, BiConsumer<PackKey, List<Occurrence>> visitor) {
    List<Opening> ordered = earliestFirst(added.sessions().stream().map(openings::get).toList());
    for (int start = 0; start < ordered.size(); start += PART) {
      List<Opening> part = ordered.subList(start, Math.min(start + PART, ordered.size()));
      visitor.accept(key(start / PART), occurrences(part));
    }
  }

  private static List<Opening> earliestFirst(List<Opening> some) {
    return some.stream().sorted(Opening.BY_TIME).toList();
  }

  private List<Occurrence> occurrences(List<Opening> ordered) {
    Instant createdAt = name().frozenAt();
    return ordered.stream().map(opening -> opening.occurrence(found.id(), createdAt)).toList();
  }

  private PackName name() {
    return new PackName(page.frozenAt(), unit.key(), page.number());
  }

  private PackKey key(int part) {
    return new PackKey(found.id(), name(), part);
  }
}
