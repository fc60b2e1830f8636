/** The tools that agents call: one table of them, and those that ask more than one thing. */
@NullMarked
package dev.owlissues.api.mcp.tool;

import org.jspecify.annotations.NullMarked;
