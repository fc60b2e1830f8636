package dev.owlissues.shared.account.access;

import dev.owlissues.shared.account.access.ApiKey.AppScope;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who sent a request, as endpoints see it: the teams they act for and what they may do there. Keys
 * are asked for permissions and never for a role, people for their role and never for permissions.
 */
public sealed interface Caller {

  /** A program with an API key: one team, or one app of it. */
  record Key(ApiKey key) implements Caller {}

  /**
   * A person who is signed in.
   *
   * @param memberships as they are now, read with this request
   */
  record Person(User user, List<Membership> memberships) implements Caller {

    /** Keeps the list from changing. */
    public Person {
      memberships = List.copyOf(memberships);
    }
  }

  /** The teams that the caller sees. */
  default List<UUID> teamIds() {
    return switch (this) {
      case Key(var key) -> List.of(key.scope().teamId());
      case Person(_, var memberships) -> memberships.stream().map(Membership::teamId).toList();
    };
  }

  /** Whether the caller sees that team. */
  default boolean sees(UUID teamId) {
    return teamIds().contains(teamId);
  }

  /** The one app that the caller is bound to; empty when it may see whole teams. */
  default Optional<AppScope> app() {
    return switch (this) {
      case Key(var key) -> key.scope().app();
      case Person _ -> Optional.empty();
    };
  }

  /** Why the caller may not do all of that, naming every missing permission; empty if they may. */
  default Optional<String> refusal(Collection<Permission> needed) {
    return switch (this) {
      case Key(var key) -> missing(key, needed);
      case Person _ -> Optional.empty();
    };
  }

  /** Why the caller's role in that team is too low; empty if it is not, and for keys. */
  default Optional<String> refusal(UUID teamId, Role needed) {
    return switch (this) {
      case Key _ -> Optional.empty();
      case Person(_, var memberships) ->
          memberships.stream()
                  .anyMatch(its -> its.teamId().equals(teamId) && its.role().covers(needed))
              ? Optional.empty()
              : Optional.of("this needs the role " + needed.wire() + " in the team");
    };
  }

  /** The caller as the audit log names it. */
  default Actor actor() {
    return switch (this) {
      case Key(var key) -> Actor.key(key.id());
      case Person(var user, _) -> Actor.user(user.id());
    };
  }

  private static Optional<String> missing(ApiKey key, Collection<Permission> needed) {
    String missing =
        needed.stream()
            .filter(permission -> !key.may(permission))
            .map(Permission::wire)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return missing.isEmpty() ? Optional.empty() : Optional.of("missing permission: " + missing);
  }
}
