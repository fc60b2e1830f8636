/** The digests of a project: what was mailed, and why none was. */
@NullMarked
package dev.owlissues.api.digest;

import org.jspecify.annotations.NullMarked;
