package dev.owlissues.shared.fingerprint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What makes two error events of one app and mode the same issue: 32 bytes of SHA-256 by a {@link
 * Rule}.
 */
public final class Fingerprint implements Comparable<Fingerprint> {
  /** How long a fingerprint is. */
  public static final int BYTES = 32;

  private final byte[] hash;

  /** Takes over the bytes of a hash; the caller must not change them after. */
  public Fingerprint(byte[] hash) {
    if (hash.length != BYTES) {
      throw new IllegalArgumentException("a fingerprint has 32 bytes, not " + hash.length);
    }
    this.hash = hash;
  }

  /** Reads what {@link #toString} wrote. */
  public static Fingerprint parse(String hex) {
    return new Fingerprint(HexFormat.of().parseHex(hex));
  }

  /** The hash; not to be changed. */
  public byte[] bytes() {
    return hash;
  }

  @Override
  public int compareTo(Fingerprint other) {
    return Arrays.compareUnsigned(hash, other.hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return ByteBuffer.wrap(hash).getInt();
  }

  /** 64 lower-case hex digits, as the API shows them. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(hash);
  }
}
