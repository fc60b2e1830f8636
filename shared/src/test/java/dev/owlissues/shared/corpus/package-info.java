/** A thousand error events as SDKs send them, for tests that measure and for budgets. */
@NullMarked
package dev.owlissues.shared.corpus;

import org.jspecify.annotations.NullMarked;
