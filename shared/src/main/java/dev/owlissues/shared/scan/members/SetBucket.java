package dev.owlissues.shared.scan.members;

import dev.owlissues.shared.base.hash.BucketRoom;
import dev.owlissues.shared.scan.LeaseLostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One bucket of an issue's session and user sets. A set is a tree of buckets by the bits of its
 * members, and a bucket is a log: what a page adds is a new entry, and no entry is ever changed in
 * what it holds, or moved. A bucket that has no room left gets an entry that says so, and what
 * comes later goes to its children, which start empty.
 *
 * @param path the bits that lead here, as zeros and ones; empty for the root
 * @param log its entries, in the order in which they were added
 */
public record SetBucket(String path, List<Entry> log) {
  /** From two read units on; a leaf of a storm is two or three kilobytes. */
  static final BucketRoom ROOM = new BucketRoom(8 << 10, 32 << 10, 280);

  private static final int ENTRY_BYTES = 130;
  private static final int MAX_SPLIT_BITS = 16;

  /** One entry of the log. */
  public sealed interface Entry {}

  /** What one page of a unit added. It counts once the issue has counted that page. */
  public record Addition(String unit, long page, MemberHashes members) implements Entry {}

  /** Members that the issue has counted already. */
  public record Settled(MemberHashes members) implements Entry {}

  /**
   * The last entry of a bucket that takes nobody any more.
   *
   * @param bits how many more bits tell its children apart
   */
  public record Split(int bits) implements Entry {}

  /** Tells whether the issue has counted a unit's page. */
  @FunctionalInterface
  public interface Coverage {
    /** Whether that page of that unit is in the counts. */
    boolean counts(String unit, long page);
  }

  /** Copies the list. */
  public SetBucket {
    log = List.copyOf(log);
  }

  /** A bucket that is not stored yet. */
  public static SetBucket absent(String path) {
    return new SetBucket(path, List.of());
  }

  /** The bucket with one more entry. */
  public SetBucket plus(Entry entry) {
    List<Entry> longer = new ArrayList<>(log);
    longer.add(entry);
    return new SetBucket(path, longer);
  }

  /** The split, once children take what comes. */
  public Optional<Split> split() {
    return log.isEmpty() || !(log.getLast() instanceof Split split)
        ? Optional.empty()
        : Optional.of(split);
  }

  /** Those of the candidates who are not in this bucket; they may be in its children. */
  MemberHashes missing(MemberHashes candidates) {
    MemberHashes rest = candidates;
    for (Entry entry : log) {
      if (rest.isEmpty()) {
        return MemberHashes.NONE;
      }
      rest = rest.minus(members(entry));
    }
    return rest;
  }

  /** What that page of the unit added here. */
  MemberHashes addedBy(String unit, long page) {
    MemberHashes added = MemberHashes.NONE;
    for (Entry entry : log) {
      if (entry instanceof Addition addition && addition.unit.equals(unit)) {
        if (addition.page > page) {
          throw new LeaseLostException(
              "%s is at page %d, not %d".formatted(unit, addition.page, page));
        }
        if (addition.page == page) {
          added = addition.members;
        }
      }
    }
    return added;
  }

  /** Those of its members, without its children's, whose page is counted. */
  public MemberHashes counted(Coverage covered) {
    return MemberHashes.union(
        log.stream().filter(entry -> isCounted(entry, covered)).map(SetBucket::members).toList());
  }

  private static boolean isCounted(Entry entry, Coverage covered) {
    return !(entry instanceof Addition addition) || covered.counts(addition.unit, addition.page);
  }

  /** How many members lie here, without its children's. */
  public int size() {
    return log.stream().mapToInt(entry -> members(entry).size()).sum();
  }

  /** Whether that many more fit. */
  boolean hasRoomFor(MemberHashes more) {
    int coming = bytes(more);
    return log.stream().mapToInt(entry -> bytes(members(entry))).sum() + coming
        <= ROOM.bytes(coming);
  }

  /** The split that makes the children right for what comes now. */
  Split splitFor(MemberHashes more) {
    return new Split(Math.min(ROOM.splitBits(more.size()), MAX_SPLIT_BITS));
  }

  private static int bytes(MemberHashes members) {
    return ENTRY_BYTES + members.size() * HashedId.BYTES;
  }

  /** Whom an entry holds. */
  public static MemberHashes members(Entry entry) {
    return switch (entry) {
      case Addition(_, _, MemberHashes members) -> members;
      case Settled(MemberHashes members) -> members;
      case Split(_) -> MemberHashes.NONE;
    };
  }
}
