package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.rest.Failure.WrongUse;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Choices;
import dev.owlissues.cli.session.Lookup;
import dev.owlissues.cli.session.Paging;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.session.TeamChoice;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.view.Labels;
import dev.owlissues.cli.view.Listing;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code owl projects}: projects and their settings. */
@Command(
    name = "projects",
    addMethodSubcommands = false,
    description = "List the projects; with a command, see or change one.")
public final class ProjectsCommand implements Runnable {
  private static final List<String> FIELDS =
      List.of("id", "name", "slug", "team_id", "issue_alert_frequency", "created_at");

  private final Session session;

  public ProjectsCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    list();
  }

  @Command(name = "list", description = "List the projects.")
  void list() {
    JsonNode body = session.rest().get("/v1/projects");
    session
        .printer()
        .list(
            body,
            new Listing(
                "projects",
                List.of(
                    Column.field("name", "name").cut(),
                    Column.field("slug", "slug").cut(),
                    Column.field("digest", "effective_issue_alert_frequency").leftOut(),
                    session.printer().when("created", "created_at").leftOut(),
                    Column.field("id", "id")),
                FIELDS,
                "There is no project yet: owl projects create --name NAME --slug SLUG"));
  }

  @Command(name = "view", description = "See a project: its settings and its apps.")
  void view(
      @Parameters(paramLabel = "PROJECT", description = "Its id, slug or name.") String project) {
    JsonNode body = session.rest().get(path(project));
    session
        .printer()
        .one(
            body,
            body,
            FIELDS,
            () -> {
              session.printer().labels(labels(body).all());
              session.printer().line("");
              session.printer().list(body, AppsCommand.LISTING);
            });
  }

  private Labels labels(JsonNode project) {
    return Labels.of(session.printer())
        .field(project, "name", "slug", "id", "team_id", "color")
        .put("digest", Session.text(project, "issue_alert_frequency"))
        .when(project, "next_digest_at")
        .put("version ordering", Session.text(project, "issue_version_ordering"))
        .put(
            "retention",
            "events %s, metrics %s, funnels %s days"
                .formatted(
                    Session.text(project, "effective_retention_days_events"),
                    Session.text(project, "effective_retention_days_metrics"),
                    Session.text(project, "effective_retention_days_funnels")))
        .when(project, "created_at");
  }

  /** How long things are kept. */
  static final class Retention {
    private static final String DAYS = "DAYS";

    @Option(
        names = "--retention-events",
        paramLabel = DAYS,
        description = "How many days events are kept, 1 to 3650; null for the usual.")
    Optional<String> events = Optional.empty();

    @Option(
        names = "--retention-metrics",
        paramLabel = DAYS,
        description = "The same for metrics, which are only kept in the settings.")
    Optional<String> metrics = Optional.empty();

    @Option(
        names = "--retention-funnels",
        paramLabel = DAYS,
        description = "The same for funnels, which are only kept in the settings.")
    Optional<String> funnels = Optional.empty();

    void putInto(ObjectNode body) {
      put(body, "retention_days_events", events);
      put(body, "retention_days_metrics", metrics);
      put(body, "retention_days_funnels", funnels);
    }

    private static void put(ObjectNode body, String field, Optional<String> days) {
      days.ifPresent(text -> {
        if (text.equals("null") || text.isEmpty()) {
          body.putNull(field);
        } else {
          body.put(field, number(text));
        }
      });
    }

    private static int number(String text) {
      if (!text.matches("[0-9]{1,9}")) {
        throw new WrongUse("\"%s\" is no number of days; null is for the usual.".formatted(text));
      }
      return Integer.parseInt(text);
    }
  }

  @Command(name = "create", description = "Make a project.")
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
          String slug,
      @Mixin TeamChoice team,
      @Mixin Retention retention) {
    ObjectNode body =
        Session.body().put("team_id", team.id(session)).put("name", name).put("slug", slug);
    retention.putInto(body);
    JsonNode project = session.rest().post("/v1/projects", body);
    changed("Made", project);
    session
        .printer()
        .next(
            "Next: owl apps create --project-id %s --name NAME --platform PLATFORM"
                .formatted(Session.text(project, "id")));
  }

  @Command(name = "update", description = "Change a project's name, colour, digest or retention.")
  void update(
      @Parameters(paramLabel = "PROJECT", description = "Its id, slug or name.") String project,
      @Option(names = "--name", paramLabel = "NAME", description = "What people call it.")
          Optional<String> name,
      @Option(names = "--color", paramLabel = "#RRGGBB", description = "Its colour.")
          Optional<String> color,
      @Option(
              names = "--issue-alert-frequency",
              paramLabel = "HOW_OFTEN",
              completionCandidates = Choices.Frequencies.class,
              description = "How often its digest is mailed: ${COMPLETION-CANDIDATES}.")
          Optional<String> frequency,
      @Option(
              names = "--issue-version-ordering",
              paramLabel = "ORDER",
              completionCandidates = Choices.Orderings.class,
              description = "How versions are compared: ${COMPLETION-CANDIDATES}.")
          Optional<String> ordering,
      @Mixin Retention retention) {
    ObjectNode body = Session.body();
    Session.put(body, "name", name);
    Session.put(body, "color", color);
    Session.put(body, "issue_alert_frequency", frequency);
    Session.put(body, "issue_version_ordering", ordering);
    retention.putInto(body);
    if (body.isEmpty()) {
      throw new WrongUse("What shall change? See owl projects update --help.");
    }
    changed("Changed", session.rest().patch(path(project), body));
  }

  private void changed(String what, JsonNode project) {
    session
        .printer()
        .done(
            project,
            FIELDS,
            "%s %s (%s): digest %s"
                .formatted(
                    what,
                    Session.text(project, "name"),
                    Session.text(project, "id"),
                    Session.text(project, "issue_alert_frequency")));
  }

  @Command(
      name = "delete",
      description = "Remove a project with all that is in it. For people, not for keys.")
  void delete(
      @Parameters(paramLabel = "PROJECT", description = "Its id, slug or name.") String project,
      @Option(names = "--yes", description = "It shall really be done.") boolean yes) {
    Session.confirmed(yes, "Removing a project with its apps, events and issues");
    session
        .printer()
        .done(session.rest().delete(path(project), Query.none()), List.of("deleted"), "Removed.");
  }

  @Command(
      name = "digests",
      description = "The last digests of a project, and what the next one waits for.")
  void digests(
      @Parameters(paramLabel = "PROJECT", description = "Its id, slug or name.") String project,
      @Mixin Paging paging) {
    JsonNode body = paging.fetch(session, path(project) + "/digests", Query.none(), "digests");
    session
        .printer()
        .list(
            body,
            new Listing(
                "digests",
                List.of(
                    Column.number("number", "number"),
                    session.printer().when("sent", "cut"),
                    Column.number("new", "new_issues"),
                    Column.number("regressed", "regressed_issues"),
                    Column.of(
                        "recipients", row -> Integer.toString(row.path("recipients").size()))),
                List.of("number", "since", "cut", "new_issues", "regressed_issues", "recipients"),
                "No digest was sent yet."));
    session.printer().next("The next: " + Session.text(body, "decision"));
  }

  private String path(String project) {
    return "/v1/projects/" + Query.segment(new Lookup(session).project(Optional.of(project)));
  }
}
