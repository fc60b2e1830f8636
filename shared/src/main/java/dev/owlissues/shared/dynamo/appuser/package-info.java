/** App users and their properties in DynamoDB. */
@NullMarked
package dev.owlissues.shared.dynamo.appuser;

import org.jspecify.annotations.NullMarked;
