/** The work of the scan in DynamoDB: units, open work, gates, job runs. */
@NullMarked
package dev.owlissues.shared.dynamo.work;

import org.jspecify.annotations.NullMarked;
