package dev.owlissues.shared.sqs;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Purges as the bodies of queue messages; what is to be done is in the store. */
public final class PurgeMessage {
  private static final Pattern BODY =
      Pattern.compile("\\s*\\{\\s*\"purge\"\\s*:\\s*\"([0-9a-f-]{36})\"\\s*}\\s*");

  private PurgeMessage() {}

  /** The message about the purge of a thing. */
  static String write(UUID subject) {
    return "{\"purge\":\"" + subject + "\"}";
  }

  /** The thing that a message is about; empty when it is about something else. */
  public static Optional<UUID> read(String body) {
    Matcher matcher = BODY.matcher(body);
    return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
  }
}
