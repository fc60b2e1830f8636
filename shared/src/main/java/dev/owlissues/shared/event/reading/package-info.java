/** What readers ask for and get: lists, pages, counts. */
@NullMarked
package dev.owlissues.shared.event.reading;

import org.jspecify.annotations.NullMarked;
