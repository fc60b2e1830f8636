package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Choices;
import dev.owlissues.cli.session.Lookup;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.view.Listing;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** {@code owl team}: who is in it, and who is asked to be. */
@Command(
    name = "team",
    addMethodSubcommands = false,
    description = "The team and its members; with a command, change them.")
public final class TeamCommand implements Runnable {
  private static final List<String> MEMBER = List.of("user_id", "email", "name", "role", "digest");
  private static final List<String> TEAM = List.of("id", "name", "slug", "created_at");
  private static final List<String> INVITATION = List.of("id", "email", "role", "expires_at");

  private final Session session;

  @Option(
      names = "--team-id",
      paramLabel = "ID",
      scope = ScopeType.INHERIT,
      description = "The team; that of the key if not said.")
  Optional<String> teamId = Optional.empty();

  public TeamCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    members();
  }

  @Command(name = "members", description = "List the members, and who gets digests.")
  void members() {
    JsonNode body = session.rest().get(path("/members"));
    session
        .printer()
        .list(
            body,
            new Listing(
                "members",
                List.of(
                    Column.field("name", "name").cut(),
                    Column.field("email", "email").cut(),
                    Column.field("role", "role"),
                    Column.field("digest", "digest"),
                    session.printer().when("joined", "joined_at").leftOut(),
                    Column.field("id", "user_id")),
                MEMBER,
                "The team has no member."));
  }

  @Command(name = "create", description = "Make a team. For people, not for keys.")
  void create(
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "What people call it.")
          String name,
      @Option(
              names = "--slug",
              required = true,
              paramLabel = "SLUG",
              description = "What addresses call it: lower-case letters, digits and dashes.")
          String slug) {
    done(
        session.rest().post("/v1/teams", Session.body().put("name", name).put("slug", slug)),
        TEAM,
        "Made the team " + name);
  }

  @Command(name = "rename", description = "Give the team another name.")
  void rename(@Parameters(paramLabel = "NAME", description = "What people call it.") String name) {
    done(
        session.rest().patch(path(""), Session.body().put("name", name)),
        TEAM,
        "The team is " + name + " now");
  }

  @Command(name = "role", description = "Give a member another role.")
  void role(
      @Parameters(index = "0", paramLabel = "USER", description = "The member's id.") String user,
      @Parameters(
              index = "1",
              paramLabel = "ROLE",
              completionCandidates = Choices.Roles.class,
              description = "${COMPLETION-CANDIDATES}.")
          String role) {
    done(
        session.rest().patch(member(user), Session.body().put("role", role)),
        List.of("user_id", "role"),
        "The member is " + role + " now");
  }

  @Command(name = "remove", description = "Remove a member, or leave with one's own id.")
  void remove(
      @Parameters(paramLabel = "USER", description = "The member's id.") String user,
      @Option(
              names = "--keep-agent-keys",
              description = "The member's agent keys become those of who asks, and do not end.")
          boolean keep,
      @Option(names = "--yes", description = "It shall really be done.") boolean yes) {
    Session.confirmed(yes, "Removing a member");
    Query query = keep ? Query.none().with("revoke_agent_keys", "false") : Query.none();
    JsonNode removed = session.rest().delete(member(user), query);
    done(
        removed,
        List.of("removed", "revoked_agent_keys"),
        "Removed; %s agent keys ended".formatted(Session.text(removed, "revoked_agent_keys")));
  }

  @Command(name = "digest", description = "Whether one gets the team's digests oneself.")
  void digest(
      @Parameters(
              paramLabel = "HOW",
              completionCandidates = Choices.Digests.class,
              description = "${COMPLETION-CANDIDATES}.")
          String how) {
    done(
        session.rest().patch(path("/members/me"), Session.body().put("digest", how)),
        List.of("digest"),
        "Digests: " + how);
  }

  @Command(name = "invitations", description = "List whom the team waits for.")
  void invitations() {
    JsonNode body = session.rest().get(path("/invitations"));
    session
        .printer()
        .list(
            body,
            new Listing(
                "invitations",
                List.of(
                    Column.field("email", "email").cut(),
                    Column.field("role", "role"),
                    session.printer().when("ends", "expires_at"),
                    Column.field("id", "id")),
                INVITATION,
                "Nobody is invited."));
  }

  @Command(name = "invite", description = "Invite somebody by mail.")
  void invite(
      @Parameters(paramLabel = "EMAIL", description = "Whom.") String email,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              completionCandidates = Choices.Roles.class,
              description = "${COMPLETION-CANDIDATES}; member if not said.")
          Optional<String> role) {
    ObjectNode body = Session.body().put("email", email);
    Session.put(body, "role", role);
    done(session.rest().post(path("/invitations"), body), INVITATION, "Invited " + email);
  }

  @Command(name = "withdraw", description = "Take an invitation back.")
  void withdraw(@Parameters(paramLabel = "INVITATION", description = "Its id.") String invitation) {
    done(
        session.rest().delete(path("/invitations/" + Query.segment(invitation)), Query.none()),
        List.of("deleted"),
        "Withdrawn");
  }

  @Command(name = "accept", description = "Take an invitation, by the token in its mail's link.")
  void accept(@Parameters(paramLabel = "TOKEN", description = "The token.") String token) {
    JsonNode joined = session.rest().post("/v1/invites/accept", Session.body().put("token", token));
    done(
        joined,
        List.of("team_id", "team_name", "role"),
        "You are in %s now".formatted(Session.text(joined, "team_name")));
  }

  private void done(JsonNode body, List<String> fields, String sentence) {
    session.printer().done(body, fields, sentence + ".");
  }

  private String path(String rest) {
    return "/v1/teams/" + Query.segment(new Lookup(session).team(teamId)) + rest;
  }

  private String member(String user) {
    return path("/members/" + Query.segment(user));
  }
}
