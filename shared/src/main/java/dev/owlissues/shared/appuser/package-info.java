/** The users of an app: who was met in its error events, and when. */
@NullMarked
package dev.owlissues.shared.appuser;

import org.jspecify.annotations.NullMarked;
