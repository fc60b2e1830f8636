/** Issues, their sets, occurrences, comments and merges in DynamoDB. */
@NullMarked
package dev.owlissues.shared.dynamo.issue;

import org.jspecify.annotations.NullMarked;
