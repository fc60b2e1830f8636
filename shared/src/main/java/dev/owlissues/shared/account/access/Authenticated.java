package dev.owlissues.shared.account.access;

/** Who a secret belongs to. */
public sealed interface Authenticated {

  /** A key that is valid now. */
  record Known(ApiKey key) implements Authenticated {}

  /** No key has the secret, or it is revoked or past its validity; the caller learns not which. */
  record Unknown() implements Authenticated {}
}
