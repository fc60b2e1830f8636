package dev.owlissues.shared.event;

import java.time.Instant;
import java.util.Map;

/**
 * What an event says. Texts that were not sent are empty.
 *
 * @param clientEventId the sender's own id of the event, by which repeats are known
 * @param timestamp when it happened, by the sender's clock
 * @param attributes the sender's own fields, in its order
 */
public record Content(
    String clientEventId,
    Level level,
    String message,
    String sourceModule,
    String screenName,
    Instant timestamp,
    Map<String, String> attributes) {}
