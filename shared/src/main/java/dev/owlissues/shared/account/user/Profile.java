package dev.owlissues.shared.account.user;

import java.util.List;

/** A person with the teams they belong to now, in the order in which the teams were made. */
public record Profile(User user, List<Membership> memberships, EndedSessions ended) {

  /** Keeps the list from changing. */
  public Profile {
    memberships = List.copyOf(memberships);
  }
}
