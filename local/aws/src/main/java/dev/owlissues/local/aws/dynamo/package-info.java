/** DynamoDB Local in this process, and clients that fail, count or record. */
@NullMarked
package dev.owlissues.local.aws.dynamo;

import org.jspecify.annotations.NullMarked;
