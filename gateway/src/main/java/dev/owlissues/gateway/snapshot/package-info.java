/** What happens around a SnapStart snapshot: warming up before it, new random numbers after it. */
@NullMarked
package dev.owlissues.gateway.snapshot;

import org.jspecify.annotations.NullMarked;
