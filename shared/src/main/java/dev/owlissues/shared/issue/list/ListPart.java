package dev.owlissues.shared.issue.list;

import java.util.UUID;

/** A list of its own: the issues of a project in development or production. */
public record ListPart(UUID projectId, boolean dev) {}
