package dev.owlissues.shared.issue.route;

import dev.owlissues.shared.base.text.Texts;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a fingerprint stands for, by the first of its events: enough to see why errors are one
 * issue. Texts are cut.
 *
 * @param normalized the message without what varies
 * @param message the message as it was sent
 * @param sourceModule the module, empty when there was none
 * @param eventId that event
 * @param firstSeenAt the earliest time that the page had of it, by the events' own clock
 */
public record Evidence(
    String normalized,
    String message,
    String sourceModule,
    Optional<UUID> eventId,
    Instant firstSeenAt) {
  /** The most bytes of a message, in UTF-8. */
  public static final int MESSAGE_BYTES = 256;

  /** The most bytes of a module, in UTF-8. */
  public static final int MODULE_BYTES = 128;

  /** Cuts the texts. */
  public Evidence {
    normalized = cutMessage(normalized);
    message = cutMessage(message);
    sourceModule = Texts.cutBytes(sourceModule, MODULE_BYTES);
  }

  /** As much of a message as evidence has. */
  public static String cutMessage(String message) {
    return Texts.cutBytes(message, MESSAGE_BYTES);
  }
}
