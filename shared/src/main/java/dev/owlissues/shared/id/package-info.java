/** Where new ids come from. */
@NullMarked
package dev.owlissues.shared.id;

import org.jspecify.annotations.NullMarked;
