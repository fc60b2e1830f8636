/** API keys in DynamoDB. */
@NullMarked
package dev.owlissues.shared.dynamo.key;

import org.jspecify.annotations.NullMarked;
