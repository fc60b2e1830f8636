package dev.owlissues.shared.account.access;

import java.util.Optional;

/** People who are signed in, by the token that they carry. */
public interface Sessions {

  /**
   * The person whose token it is, with their present memberships; empty when the token is not one
   * of ours, has run out, or its user is gone. The caller learns not which.
   */
  Optional<Caller.Person> find(String token);

  /** A new token in place of a good one that has become a day old; else nothing. */
  default Optional<String> renewed(String token) {
    return Optional.empty();
  }

  /** Ends the session whose token it is, if it is a good one: none of its tokens opens anything. */
  default void end(String token) {}
}
