/** Runs of the hourly jobs: lists, starting and cancelling. */
@NullMarked
package dev.owlissues.api.job;

import org.jspecify.annotations.NullMarked;
