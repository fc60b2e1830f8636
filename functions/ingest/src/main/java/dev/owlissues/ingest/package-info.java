/** {@code POST /v1/ingest}: validates events and stores them. Knows nothing of issues. */
@NullMarked
package dev.owlissues.ingest;

import org.jspecify.annotations.NullMarked;
