/** The orders of versions. */
@NullMarked
package dev.owlissues.shared.issue.version;

import org.jspecify.annotations.NullMarked;
