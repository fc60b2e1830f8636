package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.user.EmailAddress;

/** The sheets of codes, by address. Reads are strongly consistent. */
public interface CodeStore {

  /** The address's sheet; an empty one if there is none. */
  IssuedCodes read(EmailAddress address);

  /**
   * Stores the next revision of a sheet.
   *
   * @return whether it was stored: false when somebody changed the sheet meanwhile
   */
  boolean save(EmailAddress address, IssuedCodes next);
}
