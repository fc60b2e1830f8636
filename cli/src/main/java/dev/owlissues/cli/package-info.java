/** {@code owl}: the command line. It knows nothing of the other modules but their REST API. */
@NullMarked
package dev.owlissues.cli;

import org.jspecify.annotations.NullMarked;
