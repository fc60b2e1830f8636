/** Counting one page for one issue: rules, inline members, packs, the one write. */
@NullMarked
package dev.owlissues.shared.scan.count;

import org.jspecify.annotations.NullMarked;
