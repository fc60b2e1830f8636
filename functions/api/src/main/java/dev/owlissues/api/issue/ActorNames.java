package dev.owlissues.api.issue;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.account.access.KeyRegistry.Listed;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.account.user.UserStore;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.issue.Claimant;
import dev.owlissues.shared.issue.IssueUndo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What those who did something are called now. */
public final class ActorNames implements IssueUndo.Names {
  private final UserStore users;
  private final KeyRegistry keys;

  public ActorNames(UserStore users, KeyRegistry keys) {
    this.users = users;
    this.keys = keys;
  }

  @Override
  public String of(UUID teamId, Claimant who) {
    return of(teamId, Set.of(who.actor())).getOrDefault(who.actor(), "");
  }

  /** The names of some who did something in a team; without those that are gone. */
  Map<Actor, String> of(UUID teamId, Set<Actor> actors) {
    Map<Actor, String> names = new HashMap<>();
    List<UUID> people =
        actors.stream()
            .filter(actor -> actor.type().equals(Actor.USER))
            .map(actor -> UUID.fromString(actor.id()))
            .toList();
    for (User user : users.find(people).values()) {
      names.put(Actor.user(user.id()), user.name());
    }
    if (actors.stream().anyMatch(actor -> actor.type().equals(Actor.KEY))) {
      keys.ofTeam(teamId).stream()
          .map(Listed::key)
          .forEach((ApiKey key) -> names.put(Actor.key(key.id()), key.name()));
    }
    return names;
  }
}
