/** What groups events: the message, normalised and hashed with its module (R-fingerprint-1). */
@NullMarked
package dev.owlissues.shared.fingerprint;

import org.jspecify.annotations.NullMarked;
