/** Issues: lists, details, status, comments, merging. */
@NullMarked
package dev.owlissues.api.issue;

import org.jspecify.annotations.NullMarked;
