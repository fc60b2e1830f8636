package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.access.Sessions;
import dev.owlissues.shared.account.user.UserStore;
import java.util.Optional;

/** People by their signed tokens; memberships and ended sessions are read anew each time. */
public final class SignedSessions implements Sessions {
  private final SessionTokens tokens;
  private final UserStore users;

  /** People of that store. */
  public SignedSessions(SessionTokens tokens, UserStore users) {
    this.tokens = tokens;
    this.users = users;
  }

  @Override
  public Optional<Caller.Person> find(String token) {
    return tokens
        .read(token)
        .flatMap(session ->
            users
                .find(session.userId())
                .filter(profile -> !profile.ended().has(session.generation(), session.id())))
        .map(profile -> new Caller.Person(profile.user(), profile.memberships()));
  }

  @Override
  public Optional<String> renewed(String token) {
    return tokens.renewed(token);
  }

  @Override
  public void end(String token) {
    tokens
        .read(token)
        .ifPresent(session -> users.endSession(session.userId(), session.id(), session.endsAt()));
  }
}
