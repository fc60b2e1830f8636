/** The audit log: who changed what, from what to what. */
@NullMarked
package dev.owlissues.shared.audit;

import org.jspecify.annotations.NullMarked;
