package dev.owlissues.shared.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One bucket of an issue's session and user sets. A set is a tree of buckets by the bits of its
 * members. A bucket that has no room left is split: it keeps its members for ever, and what comes
 * later goes to its children, which start empty. So no member ever moves, and a split is a note on
 * one item.
 *
 * @param path the bits that lead here, as zeros and ones; empty for the root
 * @param revision 0 when the bucket is not stored yet
 * @param splitBits how many more bits tell its children apart; 0 while it has none
 * @param settled members whose page the issue has counted
 * @param pending per unit, the members that its latest page added
 */
public record SetBucket(
    String path, long revision, int splitBits, Members settled, Map<String, Addition> pending) {
  /** How many members a bucket takes: about 4 KB. */
  public static final int CAPACITY = 320;

  /** How many the root takes at most, when many come at once: about 16 KB. */
  public static final int ROOT_CAPACITY = 1_250;

  /** The root may hold this many times what comes: its children would cost more then. */
  private static final int ROOT_SHARE = 8;

  private static final int FILL_AFTER_SPLIT = CAPACITY / 2;
  private static final int MIN_SPLIT_BITS = 3;
  private static final int MAX_SPLIT_BITS = 16;

  /** What one page of a unit added. */
  public record Addition(long page, Members members) {}

  /** Copies the map. */
  public SetBucket {
    pending = Map.copyOf(pending);
  }

  /** A bucket that is not stored yet. */
  public static SetBucket absent(String path) {
    return new SetBucket(path, 0, 0, Members.NONE, Map.of());
  }

  /** Whether children take what comes. */
  public boolean isSplit() {
    return splitBits > 0;
  }

  /** Everybody in this bucket, without its children. */
  public Members members() {
    return Members.union(
        Stream.concat(Stream.of(settled), pending.values().stream().map(Addition::members))
            .toList());
  }

  /**
   * Whether that many more fit. A write costs by what the bucket holds, and what comes to a root
   * that is split goes to eight or more children, each read and written. So the root is split where
   * few come at a time, and goes on where many do.
   */
  public boolean hasRoomFor(Members more) {
    int pendingSize = pending.values().stream().mapToInt(a -> a.members().size()).sum();
    int room =
        path.isEmpty()
            ? Math.clamp((long) ROOT_SHARE * more.size(), CAPACITY, ROOT_CAPACITY)
            : CAPACITY;
    return settled.size() + pendingSize + more.size() <= room;
  }

  /**
   * The bucket with what a page of a unit adds, {@code covered} telling which pages are counted.
   */
  public SetBucket with(String unit, Addition addition, Coverage covered) {
    SetBucket settledDown = settle(unit, covered);
    Map<String, Addition> additions = new HashMap<>(settledDown.pending);
    additions.put(unit, addition);
    return new SetBucket(path, revision + 1, splitBits, settledDown.settled, additions);
  }

  /** The bucket with members that the issue has counted already. */
  public SetBucket with(Members counted) {
    return new SetBucket(
        path, revision + 1, splitBits, Members.union(List.of(settled, counted)), pending);
  }

  /** Those of its members, without its children's, whose page is counted. */
  Members counted(Coverage covered) {
    return Members.union(
        Stream.concat(
                Stream.of(settled),
                pending.entrySet().stream()
                    .filter(entry -> covered.counts(entry.getKey(), entry.getValue().page()))
                    .map(entry -> entry.getValue().members()))
            .toList());
  }

  /** The bucket with what a unit's counted page added among the settled. */
  SetBucket settled(String unit) {
    Map<String, Addition> open = new HashMap<>(pending);
    Addition counted = open.remove(unit);
    return counted == null
        ? this
        : new SetBucket(
            path,
            revision + 1,
            splitBits,
            Members.union(List.of(settled, counted.members())),
            open);
  }

  /** The bucket, split so far that each child gets about half of what it takes. */
  public SetBucket splitFor(Members more, String unit, Coverage covered) {
    int bits = MIN_SPLIT_BITS;
    while (bits < MAX_SPLIT_BITS && more.size() >> bits > FILL_AFTER_SPLIT) {
      bits++;
    }
    SetBucket settledDown = settle(unit, covered);
    return new SetBucket(path, revision + 1, bits, settledDown.settled, settledDown.pending);
  }

  // A unit's pages are counted one after the other, so its own earlier addition is always counted.
  private SetBucket settle(String unit, Coverage covered) {
    Members counted = settled;
    Map<String, Addition> open = new HashMap<>();
    for (Map.Entry<String, Addition> entry : pending.entrySet()) {
      if (entry.getKey().equals(unit) || covered.counts(entry.getKey(), entry.getValue().page())) {
        counted = Members.union(List.of(counted, entry.getValue().members()));
      } else {
        open.put(entry.getKey(), entry.getValue());
      }
    }
    return new SetBucket(path, revision, splitBits, counted, open);
  }

  /** Tells whether the issue has counted a unit's page. */
  @FunctionalInterface
  public interface Coverage {
    /** Whether that page of that unit is in the counts. */
    boolean counts(String unit, long page);
  }
}
