/** SQS in this process: queues, and their delivery to handlers. */
@NullMarked
package dev.owlissues.local.aws.sqs;

import org.jspecify.annotations.NullMarked;
