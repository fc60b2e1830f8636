/**
 * Every table with its keys and indexes, and how tables are made where no CloudFormation does it.
 */
@NullMarked
package dev.owlissues.shared.dynamo.table;

import org.jspecify.annotations.NullMarked;
