/**
 * The Model Context Protocol: a face of the API for coding agents, at {@code POST /mcp}. It is
 * stateless and answers with JSON. Tools go through the API in process, as the caller.
 */
@NullMarked
package dev.owlissues.api.mcp;

import org.jspecify.annotations.NullMarked;
