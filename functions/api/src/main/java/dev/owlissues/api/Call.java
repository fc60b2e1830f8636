package dev.owlissues.api;

import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.access.Caller;
import dev.owlissues.shared.member.Acting;
import dev.owlissues.shared.team.Team;
import dev.owlissues.shared.user.Membership;
import dev.owlissues.shared.user.Role;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A request whose route is known and whose caller may use it.
 *
 * @param path the path's parameters by name, decoded
 */
record Call(HttpRequest request, Map<String, String> path, Caller caller, Access access) {

  /** The person who calls: only on routes that keys may not use. */
  Caller.Person person() {
    return switch (caller) {
      case Caller.Person person -> person;
      case Caller.Key _ -> throw new IllegalStateException("a route for people let a key in");
    };
  }

  /** The person as a member of a team that was looked up for them. */
  Acting acting(Team team) {
    Role role =
        person().memberships().stream()
            .filter(its -> its.teamId().equals(team.id()))
            .map(Membership::role)
            .findFirst()
            .orElseThrow();
    return new Acting(team.id(), person().user().id(), role);
  }

  /** The id in the path; empty when what stands there is no id, which therefore leads nowhere. */
  Optional<UUID> id(String name) {
    return Optional.ofNullable(path.get(name)).flatMap(Uuids::read);
  }

  /** The query's parameters. */
  Parameters parameters() {
    return new Parameters(request);
  }

  /** Answers with the body's fields, or says why it has none; an empty body has no fields. */
  HttpResponse body(Function<Fields, HttpResponse> answer) {
    return Fields.of(request, answer);
  }
}
