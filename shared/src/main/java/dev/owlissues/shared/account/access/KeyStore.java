package dev.owlissues.shared.account.access;

import java.time.Instant;
import java.util.Optional;

/** API keys by their secret. Reads are strongly consistent: a revoked key is refused at once. */
public interface KeyStore {

  /** The key with that secret, if there is one that is neither revoked nor past its validity. */
  Optional<ApiKey> find(Secret secret, Instant now);

  /**
   * Stores a new key under the hash of its secret, never the secret itself.
   *
   * @return whether it was stored: false when that secret has a key already, which stays as it is
   */
  boolean create(ApiKey key, Secret secret);

  /** Notes a use; a later note is never overwritten by an earlier one, a missing key never made. */
  void used(Secret secret, Instant at);
}
