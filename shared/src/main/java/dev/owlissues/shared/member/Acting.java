package dev.owlissues.shared.member;

import dev.owlissues.shared.user.Role;
import java.util.UUID;

/** The member who does something in a team, with the role as it was read with the request. */
public record Acting(UUID teamId, UUID userId, Role role) {}
