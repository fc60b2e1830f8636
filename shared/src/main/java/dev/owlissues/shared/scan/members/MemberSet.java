package dev.owlissues.shared.scan.members;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Members in order, each once, in {@value HashedId#BYTES} bytes each: a worker holds millions of
 * them, and objects would take six times as much. A part of a set shares its arrays.
 */
public final class MemberSet {
  /** Nobody. */
  public static final MemberSet NONE = new MemberSet(new long[0], new int[0], 0, 0);

  private final long[] highs;
  private final int[] lows;
  private final int from;
  private final int to;

  private MemberSet(long[] highs, int[] lows, int from, int to) {
    this.highs = highs;
    this.lows = lows;
    this.from = from;
    this.to = to;
  }

  /** Those members, each once. */
  public static MemberSet of(Collection<HashedId> members) {
    return ordered(members.stream().sorted().distinct().toList());
  }

  private static MemberSet ordered(List<HashedId> members) {
    var draft = new Draft(members.size());
    members.forEach(member -> draft.add(member.high(), member.low()));
    return draft.set();
  }

  /** How many there are. */
  public int size() {
    return to - from;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return from == to;
  }

  /** Whether that one is among them. */
  public boolean contains(HashedId member) {
    return contains(member.high(), member.low());
  }

  /** All of them, in order. */
  public Stream<HashedId> stream() {
    return IntStream.range(from, to).mapToObj(at -> new HashedId(highs[at], lows[at]));
  }

  /** All of them together. */
  public static MemberSet union(Collection<MemberSet> all) {
    List<MemberSet> some =
        all.stream()
            .filter(set -> !set.isEmpty())
            .sorted(
                Comparator.comparing(set -> new HashedId(set.highs[set.from], set.lows[set.from])))
            .toList();
    if (some.size() < 2) {
      return some.isEmpty() ? NONE : some.getFirst();
    }
    var draft = new Draft(some.stream().mapToInt(MemberSet::size).sum());
    // Buckets divide members by their first bits, so most often one set ends before the next.
    return some.stream().allMatch(draft::append)
        ? draft.set()
        : ordered(some.stream().flatMap(MemberSet::stream).sorted().distinct().toList());
  }

  /** These without the others. */
  public MemberSet minus(MemberSet less) {
    if (less.isEmpty() || isEmpty()) {
      return this;
    }
    var draft = new Draft(size());
    for (int at = from; at < to; at++) {
      if (!less.contains(highs[at], lows[at])) {
        draft.add(highs[at], lows[at]);
      }
    }
    return draft.size == size() ? this : draft.set();
  }

  /**
   * These, divided by some of their bits. All that come before those must be the same in all
   * members, as they are in one bucket.
   */
  public Map<String, MemberSet> split(int start, int count) {
    Map<String, MemberSet> parts = new LinkedHashMap<>();
    int begin = from;
    while (begin < to) {
      String bits = new HashedId(highs[begin], lows[begin]).bits(start, count);
      int end = begin + 1;
      while (end < to
          && highs[begin] >>> shift(start, count) == highs[end] >>> shift(start, count)) {
        end++;
      }
      parts.put(bits, new MemberSet(highs, lows, begin, end));
      begin = end;
    }
    return parts;
  }

  private static int shift(int start, int count) {
    return Long.SIZE - start - count;
  }

  /** A set's stored form: its members in order, {@value HashedId#BYTES} bytes each. */
  public byte[] encode() {
    var bytes = ByteBuffer.allocate(size() * HashedId.BYTES);
    for (int at = from; at < to; at++) {
      bytes.putLong(highs[at]).putInt(lows[at]);
    }
    return bytes.array();
  }

  /** Reads what {@link #encode} wrote. */
  public static MemberSet decode(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    var draft = new Draft(stored.length / HashedId.BYTES);
    while (bytes.hasRemaining()) {
      draft.add(bytes.getLong(), bytes.getInt());
    }
    return draft.set();
  }

  private boolean contains(long high, int low) {
    int least = from;
    int most = to - 1;
    while (least <= most) {
      int middle = (least + most) >>> 1;
      int order = compare(highs[middle], lows[middle], high, low);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        least = middle + 1;
      } else {
        most = middle - 1;
      }
    }
    return false;
  }

  private static int compare(long high, int low, long otherHigh, int otherLow) {
    int order = Long.compareUnsigned(high, otherHigh);
    return order != 0 ? order : Integer.compareUnsigned(low, otherLow);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemberSet set
        && Arrays.equals(highs, from, to, set.highs, set.from, set.to)
        && Arrays.equals(lows, from, to, set.lows, set.from, set.to);
  }

  @Override
  public int hashCode() {
    return isEmpty() ? 0 : 31 * size() + Long.hashCode(highs[from]);
  }

  @Override
  public String toString() {
    return stream().toList().toString();
  }

  /** A set while it grows, in order. */
  private static final class Draft {
    private final long[] highs;
    private final int[] lows;
    private int size;

    private Draft(int capacity) {
      this.highs = new long[capacity];
      this.lows = new int[capacity];
    }

    private void add(long high, int low) {
      highs[size] = high;
      lows[size++] = low;
    }

    /** Adds a set that comes after what is there, and says whether it does. */
    private boolean append(MemberSet set) {
      if (size > 0
          && compare(highs[size - 1], lows[size - 1], set.highs[set.from], set.lows[set.from])
              >= 0) {
        return false;
      }
      System.arraycopy(set.highs, set.from, highs, size, set.size());
      System.arraycopy(set.lows, set.from, lows, size, set.size());
      size += set.size();
      return true;
    }

    private MemberSet set() {
      return size == highs.length
          ? new MemberSet(highs, lows, 0, size)
          : new MemberSet(Arrays.copyOf(highs, size), Arrays.copyOf(lows, size), 0, size);
    }
  }
}
