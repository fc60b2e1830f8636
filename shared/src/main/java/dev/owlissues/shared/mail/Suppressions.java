package dev.owlissues.shared.mail;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that get no more mail. Capital letters make no other address. Reads are strongly
 * consistent.
 */
public interface Suppressions {

  /** Why nothing goes to the address, if so. */
  Optional<Suppression> of(String address);

  /** Those of the addresses that get no mail, as they are written there. */
  Map<String, Suppression> of(Collection<String> addresses);

  /** Stops mail to the address. The first cause stays. */
  void suppress(String address, Suppression suppression);

  /** Lets mail go to the address again. */
  void lift(String address);
}
