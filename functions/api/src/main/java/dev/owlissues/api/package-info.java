/** The REST API: routes, what their parameters may be, and what their answers look like. */
@NullMarked
package dev.owlissues.api;

import org.jspecify.annotations.NullMarked;
