/** What an agent gets to read: bounded, and with texts of unknown origin fenced. */
@NullMarked
package dev.owlissues.api.mcp.answer;

import org.jspecify.annotations.NullMarked;
