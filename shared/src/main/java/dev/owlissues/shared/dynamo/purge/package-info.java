/** What lies under removed apps and projects in DynamoDB, in all tables but those of issues. */
@NullMarked
package dev.owlissues.shared.dynamo.purge;

import org.jspecify.annotations.NullMarked;
