package dev.owlissues.shared.signin;

import dev.owlissues.shared.access.ApiKey;
import dev.owlissues.shared.access.Secret;
import dev.owlissues.shared.member.Member;
import dev.owlissues.shared.team.Team;
import dev.owlissues.shared.user.EmailAddress;
import dev.owlissues.shared.user.User;

/**
 * Everything that somebody new gets: a team of their own, and a default agent key for it.
 *
 * @param secret the key's; it is seen this once
 */
public record NewAccount(User user, Team team, Member owner, ApiKey key, Secret secret) {

  /** The address that the person signs in with. */
  public EmailAddress address() {
    return new EmailAddress(user.email());
  }
}
