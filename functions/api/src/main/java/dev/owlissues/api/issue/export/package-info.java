/** A project's issues with all that belongs to them, as lines of JSON. */
@NullMarked
package dev.owlissues.api.issue.export;

import org.jspecify.annotations.NullMarked;
