/** Which events are accepted, and what is wrong with the others. */
@NullMarked
package dev.owlissues.ingest.rules;

import org.jspecify.annotations.NullMarked;
