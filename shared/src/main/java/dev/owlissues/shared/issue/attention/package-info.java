/** Which issue matters now, and why: pure rules over what is known of an issue. */
@NullMarked
package dev.owlissues.shared.issue.attention;

import org.jspecify.annotations.NullMarked;
