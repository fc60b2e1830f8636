/**
 * What every command works with: the options of all, the API, and what somebody means who does not
 * say it in full.
 */
@NullMarked
package dev.owlissues.cli.session;

import org.jspecify.annotations.NullMarked;
