package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.fact.Openings;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.PackName;
import dev.owlissues.shared.scan.count.PackStore.PackKey;
import dev.owlissues.shared.scan.count.PageIssues.Found;
import dev.owlissues.shared.scan.members.HashedId;
import dev.owlissues.shared.scan.members.MemberHashes;
import dev.owlissues.shared.scan.members.MemberSet;
import dev.owlissues.shared.scan.page.FirstEvent;
import dev.owlissues.shared.scan.page.MemberHasher;
import dev.owlissues.shared.scan.page.ScanPage;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The occurrences that a page may add to one issue, and the packs of those that it did add. */
final class PagePack {
  /** Occurrences in a part: about 32 KB. */
  static final int PART = 400;

  private final Unit unit;
  private final ScanPage page;
  private final Found found;
  private final InlineLimit room = new InlineLimit();
  private final Map<HashedId, FirstEvent> openings = new HashMap<>();
  private final MemberSet users;

  PagePack(Unit unit, ScanPage page, Found found) {
    this.unit = unit;
    this.page = page;
    this.found = found;
    var hasher = new MemberHasher();
    found.fold().openings().forEach(o -> openings.put(hasher.member(o.sessionId()), o));
    this.users = MemberSet.of(found.fold().users().stream().map(hasher::member).toList());
  }

  /** The inline members with what the page adds, unless there are clearly too many. */
  Optional<InlineMembers> addedTo(InlineMembers inlineMembers) {
    List<FirstEvent> fresh = fresh(inlineMembers);
    Set<String> users = new HashSet<>(found.fold().users());
    users.removeAll(inlineMembers.users());
    return room.mayHold(inlineMembers, fresh.size() + users.size())
        ? Optional.of(
            inlineMembers.plus(
                new InlineMembers.Page(name(), occurrences(earliestFirst(fresh))), users))
        : Optional.empty();
  }

  private List<FirstEvent> fresh(InlineMembers inlineMembers) {
    Set<String> known = inlineMembers.sessions();
    return openings.values().stream().filter(o -> !known.contains(o.sessionId())).toList();
  }

  /** Where the occurrences come from that the page adds to the inline members. */
  Openings opened(InlineMembers inlineMembers) {
    return opened(fresh(inlineMembers).stream());
  }

  /** Where the occurrences of the sessions that were added come from. */
  Openings opened(MemberHashes added) {
    return opened(added.sessions().stream().map(openings::get));
  }

  private static Openings opened(Stream<FirstEvent> events) {
    return Openings.of(events.map(FirstEvent::origin).toList());
  }

  /** Whether the issue, which has counted the page, has room for the inline members in its item. */
  boolean fits(Issue issue, InlineMembers inlineMembers) {
    return room.holds(issue, inlineMembers);
  }

  /** Everybody whom the page's events of the issue name. */
  MemberHashes candidates() {
    return new MemberHashes(MemberSet.of(openings.keySet()), users);
  }

  /** The packs of the sessions that were added: earliest first, cut the same way at every try. */
  void forEachPart(MemberHashes added, BiConsumer<PackKey, List<Occurrence>> visitor) {
    List<FirstEvent> ordered = earliestFirst(added.sessions().stream().map(openings::get).toList());
    for (int start = 0; start < ordered.size(); start += PART) {
      List<FirstEvent> part = ordered.subList(start, Math.min(start + PART, ordered.size()));
      visitor.accept(key(start / PART), occurrences(part));
    }
  }

  private static List<FirstEvent> earliestFirst(List<FirstEvent> some) {
    return some.stream().sorted(FirstEvent.BY_TIME).toList();
  }

  private List<Occurrence> occurrences(List<FirstEvent> ordered) {
    Instant createdAt = name().frozenAt();
    return ordered.stream()
        .map(firstEvent -> firstEvent.occurrence(found.id(), createdAt))
        .toList();
  }

  private PackName name() {
    return new PackName(page.frozenAt(), unit.key(), page.number());
  }

  private PackKey key(int part) {
    return new PackKey(found.id(), name(), part);
  }
}
