/** Sets of sessions and users, exact at any size, in buckets. */
@NullMarked
package dev.owlissues.shared.scan.members;

import org.jspecify.annotations.NullMarked;
