package dev.owlissues.shared.issue.fact;

import java.time.Instant;

/**
 * That an issue came back (R-fact-5).
 *
 * @param resolvedAtVersion the version in which it had been resolved
 * @param appVersion the newer version in which it happened again
 * @param at when a scan found that
 */
public record Regression(String resolvedAtVersion, String appVersion, Instant at) {}
