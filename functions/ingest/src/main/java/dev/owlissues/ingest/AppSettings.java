package dev.owlissues.ingest;

import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.event.Unit;
import java.time.Duration;
import java.util.Optional;

/**
 * What ingest must know of an app.
 *
 * @param kept how long its project keeps events
 */
record AppSettings(Unit unit, Platform platform, Optional<String> bundleId, Duration kept) {}
