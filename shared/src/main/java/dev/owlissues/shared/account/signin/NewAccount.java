package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.User;

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
