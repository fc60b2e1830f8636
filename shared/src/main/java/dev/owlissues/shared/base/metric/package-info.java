/** What is counted while the product works, for CloudWatch to add up. */
@NullMarked
package dev.owlissues.shared.base.metric;

import org.jspecify.annotations.NullMarked;
