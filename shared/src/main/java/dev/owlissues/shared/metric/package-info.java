/** Figures for CloudWatch. */
@NullMarked
package dev.owlissues.shared.metric;

import org.jspecify.annotations.NullMarked;
