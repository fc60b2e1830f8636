package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.rest.Failure.WrongUse;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.rest.Rest;
import dev.owlissues.cli.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code owl identity}: what apps say of their users, said by hand. */
@Command(
    name = "identity",
    addMethodSubcommands = false,
    description = "Say of a user what apps say: who an anonymous one is, and properties.")
public final class IdentityCommand {
  private final Session session;

  public IdentityCommand(Session session) {
    this.session = session;
  }

  /** Apps say it with their client key, and so does this. */
  static final class AsApp {
    @Option(
        names = "--app-id",
        paramLabel = "ID",
        description =
            "The app whose client key says it; if not said, the key that asks must be one.")
    Optional<String> app = Optional.empty();

    Rest rest(Session session) {
      if (app.isEmpty()) {
        return session.rest();
      }
      String secret =
          Session.text(session.rest().get("/v1/apps/" + Query.segment(app.get())), "client_secret");
      if (secret.isEmpty()) {
        throw new WrongUse("That app has no client key: owl apps rotate-key gives it one.");
      }
      return session.restOfApp(secret);
    }
  }

  @Command(
      name = "claim",
      description =
          "Say who an anonymous user is, in all apps of the project. The first claim stands.")
  void claim(
      @Parameters(
              index = "0",
              paramLabel = "ANONYMOUS",
              description = "The id that an SDK made up: it begins with owl_anon_.")
          String anonymous,
      @Parameters(index = "1", paramLabel = "USER", description = "Who it is.") String user,
      @Mixin AsApp app) {
    ObjectNode body = Session.body().put("anonymous_id", anonymous).put("user_id", user);
    session
        .printer()
        .done(
            app.rest(session).post("/v1/identity/claim", body),
            List.of("claimed"),
            "From the next scan on %s counts as %s.".formatted(anonymous, user));
  }

  @Command(name = "properties", description = "Set properties of a user beside those there are.")
  void properties(
      @Parameters(index = "0", paramLabel = "USER", description = "Whose.") String user,
      @Parameters(
              index = "1..*",
              arity = "1..*",
              paramLabel = "NAME=VALUE",
              description = "A property; without a value it goes.")
          Map<String, String> properties,
      @Mixin AsApp app) {
    ObjectNode body = Session.body().put("user_id", user);
    ObjectNode all = body.putObject("properties");
    properties.forEach(all::put);
    JsonNode now = app.rest(session).post("/v1/identity/properties", body);
    session
        .printer()
        .done(
            now,
            List.of("updated", "properties"),
            "%s has %d properties now.".formatted(user, now.path("properties").size()));
  }
}
