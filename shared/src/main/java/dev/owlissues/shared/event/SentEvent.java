package dev.owlissues.shared.event;

import dev.owlissues.shared.base.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an event that is sent again is known by: its session, the sender's id of it, and the event
 * as it was sent, by level, module and message (R-issue-9). An id alone is not enough:
 * installations of an app may count theirs alike.
 *
 * @param high the first half of 128 bits of a SHA-256 of these
 * @param low the other half
 */
public record SentEvent(long high, long low) {

  /** What the event is known by; nothing where its sender gave it no id. */
  public static Optional<SentEvent> of(Event event) {
    Content content = event.content();
    return content.clientEventId().isEmpty()
        ? Optional.empty()
        : Optional.of(
            of(
                event.actor().sessionId(),
                content.clientEventId(),
                content.level().wire(),
                content.sourceModule(),
                content.message()));
  }

  private static SentEvent of(String... texts) {
    MessageDigest sha256 = Sha256.digest();
    Stream.of(texts)
        .forEach(text -> {
          sha256.update(text.getBytes(StandardCharsets.UTF_8));
          // No text contains NUL, so no two events run together alike.
          sha256.update((byte) 0);
        });
    var hash = ByteBuffer.wrap(sha256.digest());
    return new SentEvent(hash.getLong(), hash.getLong());
  }

  /** The 128 bits as 32 hex digits. */
  @Override
  public String toString() {
    return "%016x%016x".formatted(high, low);
  }
}
