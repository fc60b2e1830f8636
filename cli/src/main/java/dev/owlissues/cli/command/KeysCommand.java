package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.rest.Failure.WrongUse;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Choices;
import dev.owlissues.cli.session.Lookup;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.view.Labels;
import dev.owlissues.cli.view.Listing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code owl keys}: keys of apps and agents. */
@Command(
    name = "keys",
    addMethodSubcommands = false,
    description = "Keys of apps and agents. For people; an agent key may make import keys.")
public final class KeysCommand {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "key_type",
          "name",
          "app_id",
          "team_id",
          "permissions",
          "last_used_at",
          "expires_at");

  private static final List<String> NEW_FIELDS =
      Stream.concat(FIELDS.stream(), Stream.of("secret")).toList();

  private final Session session;

  public KeysCommand(Session session) {
    this.session = session;
  }

  @Command(name = "list", description = "List the keys.")
  void list(
      @Option(names = "--team-id", paramLabel = "ID", description = "Only this team's.")
          Optional<String> teamId) {
    JsonNode body = session.rest().get("/v1/auth/keys", Query.none().with("team_id", teamId));
    session
        .printer()
        .list(
            body,
            new Listing(
                "api_keys",
                List.of(
                    Column.field("type", "key_type"),
                    Column.field("name", "name").cut(),
                    Column.field("app", "app_name").leftOut(),
                    session.printer().when("last used", "last_used_at").leftOut(),
                    session.printer().when("ends", "expires_at").leftOut(),
                    Column.field("id", "id")),
                FIELDS,
                "There is no key."));
  }

  @Command(name = "view", description = "See a key; not its secret, which is shown once.")
  void view(@Parameters(paramLabel = "KEY", description = "Its id.") String key) {
    show(session.rest().get(path(key)), FIELDS);
  }

  private void show(JsonNode body, List<String> fields) {
    JsonNode key = body.path("api_key");
    // Of a client key the API always says it; here it is shown once, as all are.
    Optional<String> secret =
        Optional.of(Session.text(key, "secret")).filter(_ -> fields.contains("secret"));
    session
        .printer()
        .one(
            body,
            key,
            fields,
            () ->
                session
                    .printer()
                    .labels(
                        Labels.of(session.printer())
                            .field(key, "name", "key_type")
                            .put("secret", secret.orElse(""))
                            .field(key, "app_name", "created_by_email")
                            .put(
                                "permissions",
                                key.path("permissions")
                                    .valueStream()
                                    .map(JsonNode::asText)
                                    .collect(Collectors.joining(" ")))
                            .when(key, "created_at", "last_used_at", "expires_at")
                            .field(key, "id")
                            .all()));
  }

  @Command(name = "create", description = "Make a key. Its secret is shown this once.")
  void create(
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "What people call it.")
          String name,
      @Option(
              names = "--type",
              required = true,
              paramLabel = "TYPE",
              completionCandidates = Choices.KeyTypes.class,
              description = "${COMPLETION-CANDIDATES}.")
          String type,
      @Option(
              names = "--app-id",
              paramLabel = "ID",
              description = "Its app, for client and import keys.")
          Optional<String> app,
      @Option(names = "--team-id", paramLabel = "ID", description = "Its team, for agent keys.")
          Optional<String> team,
      @Option(
              names = "--permissions",
              split = ",",
              paramLabel = "NAME",
              description = "What it may do, if not the usual; separated by commas.")
          @Nullable List<String> permissions,
      @Option(names = "--expires-in-days", paramLabel = "DAYS", description = "When it ends.")
          Optional<Integer> expires) {
    ObjectNode body = Session.body().put("name", name).put("key_type", type);
    Session.put(body, "app_id", app);
    Session.put(
        body,
        "team_id",
        app.isPresent() || team.isPresent()
            ? team
            : Optional.of(new Lookup(session).team(Optional.empty())));
    putAll(body, permissions);
    expires.ifPresent(days -> body.put("expires_in_days", days));
    show(session.rest().post("/v1/auth/keys", body), NEW_FIELDS);
  }

  @Command(name = "update", description = "Change a key's name or what it may do.")
  void update(
      @Parameters(paramLabel = "KEY", description = "Its id.") String key,
      @Option(names = "--name", paramLabel = "NAME", description = "What people call it.")
          Optional<String> name,
      @Option(
              names = "--permissions",
              split = ",",
              paramLabel = "NAME",
              description = "What it may do; separated by commas.")
          @Nullable List<String> permissions) {
    ObjectNode body = Session.body();
    Session.put(body, "name", name);
    putAll(body, permissions);
    if (body.isEmpty()) {
      throw new WrongUse("What shall change? See owl keys update --help.");
    }
    show(session.rest().patch(path(key), body), FIELDS);
  }

  private static void putAll(ObjectNode body, @Nullable List<String> permissions) {
    if (permissions != null) {
      ArrayNode names = body.putArray("permissions");
      permissions.forEach(names::add);
    }
  }

  @Command(name = "revoke", description = "End a key, at once.")
  void revoke(
      @Parameters(paramLabel = "KEY", description = "Its id.") String key,
      @Option(names = "--yes", description = "It shall really be done.") boolean yes) {
    Session.confirmed(yes, "Ending a key");
    session
        .printer()
        .done(
            session.rest().delete(path(key), Query.none()),
            List.of("deleted"),
            "It opens nothing any more.");
  }

  private static String path(String key) {
    return "/v1/auth/keys/" + Query.segment(key);
  }
}
