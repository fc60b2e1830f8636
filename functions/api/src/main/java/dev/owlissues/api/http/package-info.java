/** What every endpoint shares: the one door, calls, parameters, bodies, pages and answers. */
@NullMarked
package dev.owlissues.api.http;

import org.jspecify.annotations.NullMarked;
