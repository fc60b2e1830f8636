/** How people prove who they are: codes by mail, then signed tokens. */
@NullMarked
package dev.owlissues.shared.account.signin;

import org.jspecify.annotations.NullMarked;
