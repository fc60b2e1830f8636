/**
 * What apps send: events ({@code /v1/ingest}, {@code /v1/import}), checked and stored, and
 * properties of users ({@code /v1/identity/properties}) and who the anonymous ones are ({@code
 * /v1/identity/claim}). Knows nothing of issues.
 */
@NullMarked
package dev.owlissues.ingest;

import org.jspecify.annotations.NullMarked;
