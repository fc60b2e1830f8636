package dev.owlissues.shared.appuser;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Where a user lies among an app's users: the first 64 bits of the SHA-256 of the id. */
final class UserHash {
  /** How many bits there are. */
  static final int BITS = Long.SIZE;

  private UserHash() {}

  /** The bits as a text of zeros and ones. */
  static String bits(String userId) {
    String text = Long.toBinaryString(of(userId));
    return "0".repeat(BITS - text.length()) + text;
  }

  private static long of(String userId) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest(userId.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
