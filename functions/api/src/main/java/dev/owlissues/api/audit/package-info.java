/** The audit log: its route, and the entries that endpoints make. */
@NullMarked
package dev.owlissues.api.audit;

import org.jspecify.annotations.NullMarked;
