package dev.owlissues.shared.account.user;

import java.util.UUID;

/** That a person belongs to a team, and as what. */
public record Membership(UUID teamId, Role role) {}
