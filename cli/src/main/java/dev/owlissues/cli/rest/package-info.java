/** The REST API over HTTP, and how it refuses. */
@NullMarked
package dev.owlissues.cli.rest;

import org.jspecify.annotations.NullMarked;
