/** Pages: a frozen range of a unit's batches, read and folded by issue. */
@NullMarked
package dev.owlissues.shared.scan.page;

import org.jspecify.annotations.NullMarked;
