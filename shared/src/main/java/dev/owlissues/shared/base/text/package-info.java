/** Texts of somebody else's: cut to a size, and as pages and mails may show them. */
@NullMarked
package dev.owlissues.shared.base.text;

import org.jspecify.annotations.NullMarked;
