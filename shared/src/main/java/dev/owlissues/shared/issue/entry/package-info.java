/** What lists know of issues without reading them. */
@NullMarked
package dev.owlissues.shared.issue.entry;

import org.jspecify.annotations.NullMarked;
