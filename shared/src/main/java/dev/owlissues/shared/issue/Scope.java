package dev.owlissues.shared.issue;

import java.util.UUID;

/**
 * Where an issue belongs. None of it ever changes: development and production never mix.
 *
 * @param dev whether it is an issue of development builds
 */
public record Scope(UUID teamId, UUID projectId, UUID appId, boolean dev) {}
