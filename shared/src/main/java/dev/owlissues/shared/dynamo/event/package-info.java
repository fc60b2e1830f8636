/** Events in DynamoDB: packed batches, and the ways to find them. */
@NullMarked
package dev.owlissues.shared.dynamo.event;

import org.jspecify.annotations.NullMarked;
