/** Rate limits in DynamoDB. */
@NullMarked
package dev.owlissues.shared.dynamo.limit;

import org.jspecify.annotations.NullMarked;
