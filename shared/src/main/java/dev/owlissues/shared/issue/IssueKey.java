package dev.owlissues.shared.issue;

import java.util.UUID;

/** Names an issue within its project: under another project's id it is not found. */
public record IssueKey(UUID projectId, UUID issueId) {}
