package dev.owlissues.shared.event;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Says that a batch holds events of a session or user, so that their stream is found without
 * reading the app. Pointers carry no payload but their keys, and packed ones their hashes.
 */
public record Pointer(BatchKey batch, Target target, Instant expiresAt) {

  /** Whom a pointer serves. */
  public sealed interface Target {

    /** One session. */
    record Session(String id) implements Target {}

    /** One user. */
    record User(String id) implements Target {}

    /**
     * All sessions and users of the batch whose hashes fall into one bucket.
     *
     * @param day the day, in UTC, of the batch's stamp
     * @param hashes what {@link PointerHash#isIn} reads
     */
    record Packed(LocalDate day, int bucket, byte[] hashes) implements Target {}
  }
}
