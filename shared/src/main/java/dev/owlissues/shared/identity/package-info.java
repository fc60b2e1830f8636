/** What apps say about their users. */
@NullMarked
package dev.owlissues.shared.identity;

import org.jspecify.annotations.NullMarked;
