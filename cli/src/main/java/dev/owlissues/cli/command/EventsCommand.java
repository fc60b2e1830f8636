package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Choices;
import dev.owlissues.cli.session.Lookup;
import dev.owlissues.cli.session.Paging;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.view.EventView;
import dev.owlissues.cli.view.Labels;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code owl events}: what apps sent. */
@Command(
    name = "events",
    addMethodSubcommands = false,
    description = "List events, newest first; with a command, see or count them.")
public final class EventsCommand implements Runnable {
  private final Session session;

  @Mixin Filters filters = new Filters();
  @Mixin Paging paging = new Paging();

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      completionCandidates = Choices.Orders.class,
      description = "desc for the newest first, as usual, or asc.")
  Optional<String> order = Optional.empty();

  public EventsCommand(Session session) {
    this.session = session;
  }

  /** Which events. */
  static final class Filters {
    private static final String DAY = "24h";

    @Option(names = "--project-id", paramLabel = "PROJECT", description = "Only this project's.")
    Optional<String> project = Optional.empty();

    @Option(names = "--app-id", paramLabel = "ID", description = "Only this app's.")
    Optional<String> app = Optional.empty();

    @Option(
        names = "--level",
        paramLabel = "LEVEL",
        completionCandidates = Choices.Levels.class,
        description = "One or several of ${COMPLETION-CANDIDATES}, separated by commas.")
    Optional<String> level = Optional.empty();

    @Option(
        names = {"--user-id", "--user"},
        paramLabel = "USER",
        description = "Only this user's.")
    Optional<String> user = Optional.empty();

    @Option(
        names = {"--session-id", "--session"},
        paramLabel = "SESSION",
        description = "Only this session's.")
    Optional<String> session = Optional.empty();

    @Option(names = "--environment", paramLabel = "NAME", description = "Only of this environment.")
    Optional<String> environment = Optional.empty();

    @Option(
        names = {"--screen-name", "--screen"},
        paramLabel = "NAME",
        description = "Only of this screen.")
    Optional<String> screen = Optional.empty();

    @Option(
        names = "--since",
        paramLabel = "TIME",
        description =
            "Not before: so long ago, as 30m, 24h, 7d, or a time; 24h if neither end is said.")
    Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Not after.")
    Optional<String> until = Optional.empty();

    @Option(
        names = "--data-mode",
        paramLabel = "MODE",
        completionCandidates = Choices.Modes.class,
        description = "${COMPLETION-CANDIDATES}; production, but all of a session, if not said.")
    Optional<String> mode = Optional.empty();

    Query query(Session owner) {
      Optional<String> from = since.isEmpty() && until.isEmpty() ? Optional.of(DAY) : since;
      return Query.none()
          .with("project_id", project.map(name -> new Lookup(owner).project(Optional.of(name))))
          .with("app_id", app)
          .with("level", level)
          .with("user_id", user)
          .with("session_id", session)
          .with("environment", environment)
          .with("screen_name", screen)
          .with("since", from)
          .with("until", until)
          .with("data_mode", mode);
    }
  }

  @Override
  public void run() {
    JsonNode body =
        paging.fetch(session, "/v1/events", filters.query(session).with("order", order), "events");
    session.printer().list(body, EventView.listing(session.printer()));
  }

  @Command(name = "view", description = "See an event with its error.")
  void view(@Parameters(paramLabel = "EVENT", description = "Its id.") String event) {
    JsonNode body = session.rest().get("/v1/events/" + Query.segment(event));
    session
        .printer()
        .one(body, body, EventView.FIELDS, () -> new EventView(session.printer()).whole(body));
  }

  @Command(name = "count", description = "Count events, their users and their sessions.")
  void count(@Mixin Filters filters) {
    JsonNode body = session.rest().get("/v1/events/count", filters.query(session));
    session
        .printer()
        .one(
            body,
            List.of("count", "unique_users", "unique_sessions", "partial"),
            Labels.of(session.printer())
                .put("events", Session.number(body, "count"))
                .put("users", Session.number(body, "unique_users"))
                .put("sessions", Session.number(body, "unique_sessions"))
                .put(
                    "", body.path("partial").asBoolean() ? "of a part only: ask for less time" : "")
                .all());
  }
}
