/** Lambda in this process: contexts and events for handlers. */
@NullMarked
package dev.owlissues.local.aws.lambda;

import org.jspecify.annotations.NullMarked;
