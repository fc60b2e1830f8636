/** What the parts of the scan share: counts, and how a worker learns that it lost its lease. */
@NullMarked
package dev.owlissues.shared.scan;

import org.jspecify.annotations.NullMarked;
