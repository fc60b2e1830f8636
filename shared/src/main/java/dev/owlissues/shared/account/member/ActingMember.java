package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.user.Role;
import java.util.UUID;

/** The member who does something in a team, with the role as it was read with the request. */
public record ActingMember(UUID teamId, UUID userId, Role role) {}
