package dev.owlissues.shared.event.intake;

import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.packing.BatchCodec;
import java.time.Instant;
import java.util.UUID;

/**
 * A batch to be stored.
 *
 * @param request the same for every copy of one request's events
 * @param imported whether its events come from elsewhere: they are counted, and cause no mail
 * @param bytes what {@link BatchCodec} made of {@code count} events
 */
public record NewBatch(
    BatchKey key,
    UUID apiKeyId,
    UUID request,
    boolean imported,
    byte[] bytes,
    int count,
    Instant expiresAt) {}
