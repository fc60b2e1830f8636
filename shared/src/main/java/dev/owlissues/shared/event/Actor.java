package dev.owlissues.shared.event;

/**
 * Whose doing an event was.
 *
 * @param sessionId the session, never empty
 * @param userId the user, empty when unknown
 */
public record Actor(String sessionId, String userId) {}
