/** Job runs: what the hourly jobs did, for people to read. */
@NullMarked
package dev.owlissues.shared.job;

import org.jspecify.annotations.NullMarked;
