package dev.owlissues.api.http;

import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.member.ActingMember;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Role;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A request whose route is known and whose caller may use it.
 *
 * @param path the path's parameters by name, decoded
 */
public record Call(HttpRequest request, Map<String, String> path, Caller caller, Access access) {

  /** The person who calls: only on routes that keys may not use. */
  public Caller.Person person() {
    return switch (caller) {
      case Caller.Person person -> person;
      case Caller.Key _ -> throw new IllegalStateException("a route for people let a key in");
    };
  }

  /** The person as a member of a team that was looked up for them. */
  public ActingMember acting(Team team) {
    Role role =
        person().memberships().stream()
            .filter(its -> its.teamId().equals(team.id()))
            .map(Membership::role)
            .findFirst()
            .orElseThrow();
    return new ActingMember(team.id(), person().user().id(), role);
  }

  /** The id in the path; empty when what stands there is no id, which therefore leads nowhere. */
  public Optional<UUID> id(String name) {
    return Optional.ofNullable(path.get(name)).flatMap(Uuids::read);
  }

  /** The query's parameters. */
  public Parameters parameters() {
    return new Parameters(request);
  }

  /** Answers with the body's fields, or says why it has none; an empty body has no fields. */
  public HttpResponse body(Function<Fields, HttpResponse> answer) {
    return Fields.of(request, answer);
  }
}
