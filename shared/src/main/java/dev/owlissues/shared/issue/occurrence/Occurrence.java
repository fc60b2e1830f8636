package dev.owlissues.shared.issue.occurrence;

import dev.owlissues.shared.fingerprint.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One session in which an issue happened (R-occurrence-2). Its values are those of the event that
 * opened it. Texts that were not sent are empty.
 *
 * @param id made from the issue that first had it and the session, so that a replay makes it again
 * @param createdAt when the scan found it
 * @param fingerprint that of its event; empty where it was stored before occurrences had one
 */
public record Occurrence(
    UUID id,
    UUID eventId,
    String sessionId,
    String userId,
    Instant timestamp,
    Instant createdAt,
    Origin origin,
    Optional<Fingerprint> fingerprint) {

  /** The id of a session's occurrence in the issue that first had it. */
  public static UUID idOf(UUID issueId, String sessionId) {
    return UUID.nameUUIDFromBytes((issueId + "#" + sessionId).getBytes(StandardCharsets.UTF_8));
  }

  /** The same, of that fingerprint. */
  public Occurrence withFingerprint(Optional<Fingerprint> other) {
    return new Occurrence(id, eventId, sessionId, userId, timestamp, createdAt, origin, other);
  }

  /** The program that sent the event. */
  public record Origin(String appVersion, String sdkName, String sdkVersion, String environment) {}
}
