/** The functions on fresh tables, as measurements run them, and how figures are taken. */
@NullMarked
package dev.owlissues.bench.site;

import org.jspecify.annotations.NullMarked;
