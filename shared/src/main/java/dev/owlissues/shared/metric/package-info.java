/** What is counted while the product works, for CloudWatch to add up. */
@NullMarked
package dev.owlissues.shared.metric;

import org.jspecify.annotations.NullMarked;
