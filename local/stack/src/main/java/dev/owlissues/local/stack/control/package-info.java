/** What only the local stack has: control endpoints and the outbox. */
@NullMarked
package dev.owlissues.local.stack.control;

import org.jspecify.annotations.NullMarked;
