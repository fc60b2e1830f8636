/** Where new ids come from. */
@NullMarked
package dev.owlissues.shared.base.id;

import org.jspecify.annotations.NullMarked;
