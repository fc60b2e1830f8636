/** What the product says of itself while it works: lines of its log, and metrics among them. */
@NullMarked
package dev.owlissues.shared.base.metric;

import org.jspecify.annotations.NullMarked;
