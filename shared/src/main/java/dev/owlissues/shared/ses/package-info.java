/** The SES adapter of the mail port. */
@NullMarked
package dev.owlissues.shared.ses;

import org.jspecify.annotations.NullMarked;
