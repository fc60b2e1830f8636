package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Choices;
import dev.owlissues.cli.session.Lookup;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.view.Labels;
import dev.owlissues.cli.view.Listing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code owl apps}: apps and their client keys. */
@Command(
    name = "apps",
    addMethodSubcommands = false,
    description = "List the apps; with a command, see or change one.")
public final class AppsCommand implements Runnable {
  private static final List<String> FIELDS =
      List.of(
          "id", "project_id", "name", "platform", "bundle_id", "latest_app_version", "created_at");

  private static final List<String> WITH_KEY =
      Stream.concat(FIELDS.stream(), Stream.of("client_secret")).toList();

  /** Of a body that has apps. */
  static final Listing LISTING =
      new Listing(
          "apps",
          List.of(
              Column.field("name", "name").cut(),
              Column.field("platform", "platform"),
              Column.field("bundle id", "bundle_id").leftOut(),
              Column.field("latest", "latest_app_version").leftOut(),
              Column.field("id", "id")),
          FIELDS,
          "There is no app yet: owl apps create --name NAME --platform PLATFORM");

  private final Session session;

  @Option(names = "--project-id", paramLabel = "PROJECT", description = "Only this project's.")
  Optional<String> project = Optional.empty();

  public AppsCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    list(project);
  }

  // The API lists a team's; one project's are those of them that are its own.
  @Command(name = "list", description = "List the apps.")
  void list(
      @Option(names = "--project-id", paramLabel = "PROJECT", description = "Only this project's.")
          Optional<String> project) {
    JsonNode body = session.rest().get("/v1/apps");
    if (project.isPresent() && body.path("apps") instanceof ArrayNode apps) {
      String id = new Lookup(session).project(project);
      apps.removeIf(app -> !Session.text(app, "project_id").equals(id));
    }
    session.printer().list(body, LISTING);
  }

  @Command(name = "view", description = "See an app, with its client key.")
  void view(@Parameters(paramLabel = "APP", description = "Its id.") String app) {
    show(session.rest().get(path(app)));
  }

  private void show(JsonNode app) {
    Labels labels =
        Labels.of(session.printer())
            .field(app, "name", "platform", "bundle_id", "id", "project_id")
            .put("client key", Session.text(app, "client_secret"))
            .field(app, "sentry_dsn", "latest_app_version")
            .when(app, "created_at")
            .put("refused events", refused(app.path("refused_events")));
    session.printer().one(app, WITH_KEY, labels.all());
  }

  private static String refused(JsonNode refused) {
    return refused.path("last_24h").asInt() == 0
        ? ""
        : "%s in 24 hours: %s"
            .formatted(
                Column.number(refused.path("last_24h")),
                Session.text(refused.path("reasons").path(0), "message"));
  }

  @Command(name = "create", description = "Make an app; its client key comes with it.")
  void create(
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "What people call it.")
          String name,
      @Option(
              names = "--platform",
              required = true,
              paramLabel = "PLATFORM",
              completionCandidates = Choices.Platforms.class,
              description = "${COMPLETION-CANDIDATES}.")
          String platform,
      @Option(
              names = "--project-id",
              paramLabel = "PROJECT",
              description = "Its project; not needed where there is one.")
          Optional<String> project,
      @Option(
              names = "--bundle-id",
              paramLabel = "ID",
              description = "Needed unless it is a backend; stays as it is.")
          Optional<String> bundleId) {
    ObjectNode body =
        Session.body()
            .put("name", name)
            .put("platform", platform)
            .put("project_id", new Lookup(session).project(project));
    Session.put(body, "bundle_id", bundleId);
    show(session.rest().post("/v1/apps", body));
  }

  @Command(name = "update", description = "Give an app another name.")
  void update(
      @Parameters(paramLabel = "APP", description = "Its id.") String app,
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "What people call it.")
          String name) {
    JsonNode changed = session.rest().patch(path(app), Session.body().put("name", name));
    session.printer().done(changed, FIELDS, "Changed " + Session.text(changed, "name"));
  }

  @Command(name = "rotate-key", description = "Give an app a new client key.")
  void rotateKey(
      @Parameters(paramLabel = "APP", description = "Its id.") String app,
      @Option(
              names = "--grace-days",
              paramLabel = "DAYS",
              description =
                  "How long the old key stays good, 0 to 90; it ends at once if not said.")
          Optional<Integer> graceDays) {
    ObjectNode body = Session.body();
    graceDays.ifPresent(days -> body.put("grace_days", days));
    show(session.rest().post(path(app) + "/rotate-key", body));
  }

  @Command(
      name = "delete",
      description = "Remove an app with its issues. For people, not for keys.")
  void delete(
      @Parameters(paramLabel = "APP", description = "Its id.") String app,
      @Option(names = "--yes", description = "It shall really be done.") boolean yes) {
    Session.confirmed(yes, "Removing an app with its events and issues");
    session
        .printer()
        .done(session.rest().delete(path(app), Query.none()), List.of("deleted"), "Removed.");
  }

  private static String path(String app) {
    return "/v1/apps/" + Query.segment(app);
  }
}
