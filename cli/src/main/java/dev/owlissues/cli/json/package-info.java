/** JSON as a tree, read and written without a mapper. */
@NullMarked
package dev.owlissues.cli.json;

import org.jspecify.annotations.NullMarked;
