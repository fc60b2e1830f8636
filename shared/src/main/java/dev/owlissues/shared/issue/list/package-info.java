/** Lists of issues, and of the occurrences of one. */
@NullMarked
package dev.owlissues.shared.issue.list;

import org.jspecify.annotations.NullMarked;
