/**
 * What every endpoint shares: the way in ({@code Api}), calls, parameters, bodies, pages and
 * answers.
 */
@NullMarked
package dev.owlissues.api.http;

import org.jspecify.annotations.NullMarked;
