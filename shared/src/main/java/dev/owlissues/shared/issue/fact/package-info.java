/**
 * What an issue knows of its events beside its counts: when, in which versions, which is newest.
 */
@NullMarked
package dev.owlissues.shared.issue.fact;

import org.jspecify.annotations.NullMarked;
