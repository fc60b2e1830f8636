/** The scan: from stored error events to issues, exactly once. */
@NullMarked
package dev.owlissues.shared.scan.run;

import org.jspecify.annotations.NullMarked;
