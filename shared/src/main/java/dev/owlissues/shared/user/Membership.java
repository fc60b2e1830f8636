package dev.owlissues.shared.user;

import java.util.UUID;

/** That a person belongs to a team, and as what. */
public record Membership(UUID teamId, Role role) {}
