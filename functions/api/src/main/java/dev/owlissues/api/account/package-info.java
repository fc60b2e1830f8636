/** People and their keys: signing in and out, profiles, API keys, unsubscribing. */
@NullMarked
package dev.owlissues.api.account;

import org.jspecify.annotations.NullMarked;
