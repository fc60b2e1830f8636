/** Secrets that the server makes for itself and keeps outside its tables. */
@NullMarked
package dev.owlissues.shared.base.vault;

import org.jspecify.annotations.NullMarked;
