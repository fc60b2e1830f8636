package dev.owlissues.shared.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The tokens in unsubscribe links: team, user and an HMAC over both. They never expire, since a
 * mail may be opened years later; so their key is another one than those of sign-in, and stays.
 */
public final class UnsubscribeTokens {
  /** The name of the key. */
  public static final String KEY = "unsubscribe-1";

  private static final byte[] PURPOSE = "unsubscribe from digests".getBytes(StandardCharsets.UTF_8);
  private static final int IDS = 4 * Long.BYTES;
  private static final int MAC = 32;

  private final Supplier<SecretKey> key;

  /** Tokens under that HMAC key, which is asked for at each use. */
  public UnsubscribeTokens(Supplier<SecretKey> key) {
    this.key = key;
  }

  /** Whom a token unsubscribes from what. */
  public record Membership(UUID teamId, UUID userId) {}

  /** The token of a member; always the same. */
  public String token(UUID teamId, UUID userId) {
    byte[] ids = bytes(teamId, userId);
    byte[] token = ByteBuffer.allocate(IDS + MAC).put(ids).put(mac(ids)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Whose token it is, if we made it. */
  public Optional<Membership> read(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (bytes.length != IDS + MAC) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    var membership = new Membership(uuid(buffer), uuid(buffer));
    byte[] mac = new byte[MAC];
    buffer.get(mac);
    byte[] ours = mac(bytes(membership.teamId(), membership.userId()));
    return MessageDigest.isEqual(mac, ours) ? Optional.of(membership) : Optional.empty();
  }

  private static UUID uuid(ByteBuffer buffer) {
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static byte[] bytes(UUID teamId, UUID userId) {
    return ByteBuffer.allocate(IDS)
        .putLong(teamId.getMostSignificantBits())
        .putLong(teamId.getLeastSignificantBits())
        .putLong(userId.getMostSignificantBits())
        .putLong(userId.getLeastSignificantBits())
        .array();
  }

  private byte[] mac(byte[] ids) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key.get());
      mac.update(PURPOSE);
      return mac.doFinal(ids);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
