package dev.owlissues.shared.event;

import java.util.UUID;

/** An event with the place it is kept in. */
public record StoredEvent(EventId id, UUID appId, UUID apiKeyId, Event event) {}
