/** How bodies of the API are shown: as a table, as JSON, as lines. */
@NullMarked
package dev.owlissues.cli.view;

import org.jspecify.annotations.NullMarked;
