/** DynamoDB adapters of the ports. The only package that knows tables, keys and expressions. */
@NullMarked
package dev.owlissues.shared.dynamo;

import org.jspecify.annotations.NullMarked;
