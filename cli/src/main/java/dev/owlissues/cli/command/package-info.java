/**
 * The commands, a class for each group. A method with {@code @Command} is a command of its group;
 * {@link dev.owlissues.cli.CommandTree} adds those that a run needs.
 */
@NullMarked
package dev.owlissues.cli.command;

import org.jspecify.annotations.NullMarked;
