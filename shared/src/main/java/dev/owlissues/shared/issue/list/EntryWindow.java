package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.entry.EntryCodec;
import dev.owlissues.shared.issue.entry.IssueEntry;
import dev.owlissues.shared.issue.list.EntryPage.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * The issues that sorted and searched lists look at: the most recently active ones of some lists
 * together, {@value #MOST} at most (R-list-8). All lists end at one place: where the one ends that
 * was left at the newest.
 */
final class EntryWindow {
  /** The most rows that are looked at. */
  static final int MOST = 10_000;

  /** The most issues without an entry that are read themselves. */
  static final int MOST_BARE = 1_000;

  /** One more, to know whether there are more. */
  private static final int READ = MOST + 1;

  /** Of the rows, this part is read of all lists alike; the others go to where activity is. */
  private static final int EQUAL_SHARE = 4;

  private static final int LANES = 16;

  private final IssueEntries entries;
  private final IssueStore issues;

  EntryWindow(IssueEntries entries, IssueStore issues) {
    this.entries = entries;
    this.issues = issues;
  }

  /**
   * What was looked at.
   *
   * @param end the oldest row, where there are more behind it
   * @param partial whether anything was left out
   */
  record Looked(List<IssueEntry> entries, Optional<IssueRow> end, boolean partial) {
    /** Nothing, for there is nothing. */
    static final Looked NOTHING = new Looked(List.of(), Optional.empty(), false);

    Looked {
      entries = List.copyOf(entries);
    }

    /** The latest time that an entry was updated at, or that one if it is later. */
    Instant newest(Instant otherwise) {
      return Stream.concat(entries.stream().map(IssueEntry::updatedAt), Stream.of(otherwise))
          .max(Comparator.naturalOrder())
          .orElse(otherwise);
    }
  }

  /** How far a list has been read. */
  private record Reading(ListPart part, List<Found> found, Optional<IssueRow> next) {

    /** Where an unfinished one goes on. */
    IssueRow goesOn() {
      return next.orElseThrow();
    }

    /** When so many more rows will have been read, if they come as those before. */
    Instant after(int more) {
      Instant end = goesOn().updatedAt();
      Duration span = Duration.between(end, found.getFirst().row().updatedAt());
      return end.minus(span.multipliedBy(more).dividedBy(found.size()));
    }
  }

  /** Looks at those lists within a range. */
  Looked look(Collection<ListPart> parts, EntryRange range) {
    if (parts.isEmpty()) {
      return Looked.NOTHING;
    }
    int first = parts.size() == 1 ? READ : Math.max(1, READ / (EQUAL_SHARE * parts.size()));
    List<Reading> readings =
        parts.stream()
            .map(part -> new Reading(part, List.of(), Optional.empty()))
            .gather(Gatherers.mapConcurrent(LANES, reading -> more(reading, range, first)))
            .toList();
    int left = left(readings);
    while (left > 0 && readings.stream().anyMatch(reading -> reading.next.isPresent())) {
      readings = goOn(readings, range, left);
      left = left(readings);
    }
    return looked(readings);
  }

  private static int left(List<Reading> readings) {
    return READ - readings.stream().mapToInt(reading -> reading.found.size()).sum();
  }

  private Reading more(Reading reading, EntryRange range, int limit) {
    EntryRange rest = reading.next.map(range::after).orElse(range);
    EntryPage page = entries.newest(reading.part, rest, limit);
    List<Found> found = Stream.concat(reading.found.stream(), page.found().stream()).toList();
    return new Reading(reading.part, found, page.next());
  }

  // Those go on that the list which was left at the newest is going to reach, if it goes on as
  // before. What is read of any other might have to be left out.
  private List<Reading> goOn(List<Reading> readings, EntryRange range, int left) {
    Reading newest = unfinished(readings).min(Comparator.comparing(Reading::goesOn)).orElseThrow();
    Instant reached = newest.after(left);
    List<ListPart> next =
        unfinished(readings)
            .filter(reading -> !reading.goesOn().updatedAt().isBefore(reached))
            .map(Reading::part)
            .toList();
    int limit = left / next.size() + 1;
    return readings.stream()
        .gather(
            Gatherers.mapConcurrent(
                LANES,
                reading -> next.contains(reading.part) ? more(reading, range, limit) : reading))
        .toList();
  }

  private static Stream<Reading> unfinished(List<Reading> readings) {
    return readings.stream().filter(reading -> reading.next.isPresent());
  }

  private Looked looked(List<Reading> readings) {
    Optional<IssueRow> unread =
        unfinished(readings).map(Reading::goesOn).min(Comparator.naturalOrder());
    List<Found> all =
        readings.stream()
            .flatMap(reading -> reading.found.stream())
            .filter(found -> unread.map(row -> found.row().compareTo(row) <= 0).orElse(true))
            .sorted(Comparator.comparing(Found::row))
            .toList();
    List<Found> within = all.subList(0, Math.min(MOST, all.size()));
    boolean more = unread.isPresent() || within.size() < all.size();
    Optional<IssueRow> end = more ? Optional.of(within.getLast().row()) : Optional.empty();
    List<IssueKey> bare =
        within.stream().filter(found -> found.entry().isEmpty()).map(Found::key).toList();
    List<IssueEntry> looked = new ArrayList<>();
    within.forEach(found -> found.entry().ifPresent(looked::add));
    looked.addAll(read(bare.subList(0, Math.min(MOST_BARE, bare.size()))));
    return new Looked(looked, end, more || bare.size() > MOST_BARE);
  }

  private List<IssueEntry> read(List<IssueKey> bare) {
    return bare.isEmpty()
        ? List.of()
        : issues.find(bare).values().stream().map(EntryCodec::entry).toList();
  }
}
