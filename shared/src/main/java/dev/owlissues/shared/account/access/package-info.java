/** Who is calling and what they may do. */
@NullMarked
package dev.owlissues.shared.account.access;

import org.jspecify.annotations.NullMarked;
