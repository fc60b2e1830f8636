/** SQS adapters of the ports. */
@NullMarked
package dev.owlissues.shared.sqs;

import org.jspecify.annotations.NullMarked;
