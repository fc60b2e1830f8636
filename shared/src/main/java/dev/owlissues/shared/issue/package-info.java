/** Issues: what error events of one fingerprint have in common, and the rules of their life. */
@NullMarked
package dev.owlissues.shared.issue;

import org.jspecify.annotations.NullMarked;
