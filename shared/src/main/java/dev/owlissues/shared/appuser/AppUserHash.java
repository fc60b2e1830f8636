package dev.owlissues.shared.appuser;

import dev.owlissues.shared.base.hash.Sha256;
import java.nio.ByteBuffer;

/** Where a user lies among an app's users: the first 64 bits of the SHA-256 of the id. */
final class AppUserHash {
  /** How many bits there are. */
  static final int BITS = Long.SIZE;

  private AppUserHash() {}

  /** The bits as a text of zeros and ones. */
  static String bits(String userId) {
    String text = Long.toBinaryString(of(userId));
    return "0".repeat(BITS - text.length()) + text;
  }

  private static long of(String userId) {
    return ByteBuffer.wrap(Sha256.of(userId)).getLong();
  }
}
