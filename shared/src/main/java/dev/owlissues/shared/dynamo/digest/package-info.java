/** Digests, their recipients and suppressed addresses in DynamoDB. */
@NullMarked
package dev.owlissues.shared.dynamo.digest;

import org.jspecify.annotations.NullMarked;
