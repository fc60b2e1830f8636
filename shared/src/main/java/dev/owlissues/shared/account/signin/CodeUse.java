package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.user.EmailAddress;

/**
 * The use of a code, to be written together with what it is used for.
 *
 * @param spent the sheet on which it is used
 */
public record CodeUse(EmailAddress address, IssuedCodes spent) {}
