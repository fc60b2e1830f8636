package dev.owlissues.shared.issue.occurrence;

import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.IssueBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Builds valid occurrences. */
public final class OccurrenceBuilder {
  private UUID id = new UUID(0x7000, 1);
  private UUID eventId = new UUID(9, 1);
  private String sessionId = "s1";
  private String userId = "";
  private Instant at = IssueBuilder.UPDATED.minusSeconds(60);
  private Instant receivedAt = IssueBuilder.UPDATED;
  private Occurrence.Origin origin = new Occurrence.Origin("1.0.0", "", "", "web");

  private Optional<Fingerprint> fingerprint = Optional.empty();

  private OccurrenceBuilder() {}

  /** A session's first error, of nobody that is known. */
  public static OccurrenceBuilder anOccurrence() {
    return new OccurrenceBuilder();
  }

  /** With that id. */
  public OccurrenceBuilder id(UUID id) {
    this.id = id;
    return this;
  }

  /** Of that event. */
  public OccurrenceBuilder event(UUID eventId) {
    this.eventId = eventId;
    return this;
  }

  /** In that session. */
  public OccurrenceBuilder session(String sessionId) {
    this.sessionId = sessionId;
    return this;
  }

  /** Of that user. */
  public OccurrenceBuilder user(String userId) {
    this.userId = userId;
    return this;
  }

  /** Happened at the first time, and known since the second. */
  public OccurrenceBuilder at(Instant at, Instant receivedAt) {
    this.at = at;
    this.receivedAt = receivedAt;
    return this;
  }

  /** From there. */
  public OccurrenceBuilder origin(Occurrence.Origin origin) {
    this.origin = origin;
    return this;
  }

  /** Of an event with that fingerprint. */
  public OccurrenceBuilder fingerprint(Fingerprint fingerprint) {
    this.fingerprint = Optional.of(fingerprint);
    return this;
  }

  /** The occurrence. */
  public Occurrence build() {
    return new Occurrence(id, eventId, sessionId, userId, at, receivedAt, origin, fingerprint);
  }
}
