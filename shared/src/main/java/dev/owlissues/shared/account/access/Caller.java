package dev.owlissues.shared.account.access;

import dev.owlissues.shared.account.access.ApiKey.AppScope;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who sent a request, as endpoints see it: the teams they act for and what they may do there.
 * People are asked for their role and never for permissions; keys for permissions and, where a
 * person made them, for that person's role as well.
 */
public sealed interface Caller {

  /**
   * A program with an API key: one team, or one app of it.
   *
   * @param maker what the person who made the key is in the team now; empty for client keys
   */
  record Key(ApiKey key, Optional<Role> maker) implements Caller {

    /** What the key may do now: of its permissions those that are of use with the maker's role. */
    public Set<String> permissions() {
      return key.permissions().stream()
          .filter(name -> Permission.ofWire(name).filter(this::isBeyondMaker).isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isBeyondMaker(Permission permission) {
      return maker.filter(role -> !role.covers(permission.least())).isPresent();
    }

    private Optional<String> lack(Collection<Permission> needed) {
      Optional<String> missing = missing(key, needed);
      return missing.isPresent()
          ? missing
          : needed.stream()
              .filter(this::isBeyondMaker)
              .findFirst()
              .flatMap(permission -> lack(permission.least()));
    }

    private Optional<String> lack(Role needed) {
      return maker
          .filter(role -> !role.covers(needed))
          .map(role ->
              "this needs the role %s in the team, and the maker of the key is %s"
                  .formatted(needed.wire(), role.wire()));
    }
  }

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
      case Key(var key, _) -> List.of(key.scope().teamId());
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
      case Key(var key, _) -> key.scope().app();
      case Person _ -> Optional.empty();
    };
  }

  /** Why the caller may not do all of that, naming every missing permission; empty if they may. */
  default Optional<String> refusal(Collection<Permission> needed) {
    return switch (this) {
      case Key key -> key.lack(needed);
      case Person _ -> Optional.empty();
    };
  }

  /** Why the caller's role in that team, or that of a key's maker, is too low; empty if not. */
  default Optional<String> refusal(UUID teamId, Role needed) {
    return switch (this) {
      case Key key -> key.lack(needed);
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
      case Key(var key, _) -> Actor.key(key.id());
      case Person(var user, _) -> Actor.user(user.id());
    };
  }

  /** The person who answers for what the caller makes; empty for keys that nobody answers for. */
  default Optional<Actor> answerable() {
    return switch (this) {
      case Key(var key, _) -> key.maker().map(Actor::user);
      case Person(var user, _) -> Optional.of(Actor.user(user.id()));
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
