package dev.owlissues.shared.scan;

import dev.owlissues.shared.fingerprint.Fingerprint;
import java.util.UUID;

/**
 * What events of one issue have in common (page: Fingerprinting and Deduplication): the
 * fingerprint, within one app and one mode.
 */
public record Grouping(UUID appId, boolean dev, Fingerprint fingerprint) {}
