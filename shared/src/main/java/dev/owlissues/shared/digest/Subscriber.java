package dev.owlissues.shared.digest;

import java.util.UUID;

/**
 * A member of a team as mails see one.
 *
 * @param subscribed whether the member wants digests
 */
public record Subscriber(UUID userId, String address, boolean subscribed) {}
