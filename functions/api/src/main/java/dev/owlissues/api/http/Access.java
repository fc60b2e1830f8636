package dev.owlissues.api.http;

import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.user.Role;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a route is for.
 *
 * @param needed what a key must be allowed to do; people are not asked for permissions
 * @param role what a person must at least be in the team whose things the route works on
 * @param keys whether keys may use the route at all
 */
public record Access(Set<Permission> needed, Role role, boolean keys) {

  /** Everyone who is known: any key, any person. */
  public static Access known() {
    return new Access(Set.of(), Role.MEMBER, true);
  }

  /** Keys with that permission, and members of the team. */
  public static Access permitted(Permission permission) {
    return new Access(Set.of(permission), Role.MEMBER, true);
  }

  /** People only. */
  public static Access people() {
    return new Access(Set.of(), Role.MEMBER, false);
  }

  /** The same, for people who are at least that in the team. */
  public Access atLeast(Role least) {
    return new Access(needed, least, keys);
  }

  /** Why the caller may not use the route, whatever it is about; empty if they may. */
  public Optional<String> refusal(Caller caller) {
    return switch (caller) {
      case Caller.Key _ when !keys -> Optional.of("this needs a person who is signed in");
      case Caller.Key _, Caller.Person _ -> caller.refusal(needed);
    };
  }
}
