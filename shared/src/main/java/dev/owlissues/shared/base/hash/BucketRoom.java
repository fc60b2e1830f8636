package dev.owlissues.shared.base.hash;

/**
 * How large the buckets of a tree get whose members lie by the first bits of their hashes. Whoever
 * looks for somebody reads a whole bucket, so it is split early where few come at a time; where
 * many do, each child would cost a request, so it goes on.
 *
 * @param least how many bytes a bucket may always hold
 * @param most how many bytes it may hold at most
 * @param perChild how many of those who come now a child gets at most
 */
public record BucketRoom(int least, int most, int perChild) {
  /** How many times what comes a bucket may hold. */
  private static final int SHARE = 16;

  private static final int FEW = 8;
  private static final int BITS_FOR_FEW = 3;

  /** How many bytes a bucket may hold to which so many come. */
  public int bytes(int coming) {
    return Math.clamp((long) SHARE * coming, least, most);
  }

  /**
   * How many more bits tell the children of a bucket apart that is split for so many who come. Few
   * are divided among eight, for any number of children costs them the same, and a shallow tree
   * less; many are kept together.
   */
  public int splitBits(int count) {
    int bits = count <= FEW ? BITS_FOR_FEW : 1;
    while (count >> bits > perChild) {
      bits++;
    }
    return bits;
  }
}
