/** Issues: details, status, comments, merging, deleting. */
@NullMarked
package dev.owlissues.api.issue;

import org.jspecify.annotations.NullMarked;
