/** Lists of issues: which are asked for, in which order, and why each stands where it stands. */
@NullMarked
package dev.owlissues.api.issue.list;

import org.jspecify.annotations.NullMarked;
