/** How fast fingerprints, folds, ingest and scan are. */
@NullMarked
package dev.owlissues.bench.speed;

import org.jspecify.annotations.NullMarked;
