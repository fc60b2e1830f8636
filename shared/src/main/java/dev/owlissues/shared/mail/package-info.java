/** Mail as the product knows it: one message to one person, and what became of it. */
@NullMarked
package dev.owlissues.shared.mail;

import org.jspecify.annotations.NullMarked;
