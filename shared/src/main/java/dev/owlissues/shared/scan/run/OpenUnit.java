package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.event.Unit;
import java.time.Instant;

/**
 * A unit that is not known to have been scanned as far as was asked.
 *
 * @param since from when on it has been waiting: when it was opened, or up to when it was scanned
 *     while more was asked
 */
public record OpenUnit(Unit unit, Instant since) {}
