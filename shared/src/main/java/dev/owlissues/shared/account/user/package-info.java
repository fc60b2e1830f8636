/** People, and the teams they belong to. */
@NullMarked
package dev.owlissues.shared.account.user;

import org.jspecify.annotations.NullMarked;
