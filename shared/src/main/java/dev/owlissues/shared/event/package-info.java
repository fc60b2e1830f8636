/** Events as SDKs post them, and the packed batches they are kept in. */
@NullMarked
package dev.owlissues.shared.event;

import org.jspecify.annotations.NullMarked;
