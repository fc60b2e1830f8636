/** The audit log in DynamoDB. */
@NullMarked
package dev.owlissues.shared.dynamo.audit;

import org.jspecify.annotations.NullMarked;
