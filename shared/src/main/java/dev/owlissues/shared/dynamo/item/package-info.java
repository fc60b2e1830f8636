/** What all stores share: items, conditional writes, transactions, batches. */
@NullMarked
package dev.owlissues.shared.dynamo.item;

import org.jspecify.annotations.NullMarked;
