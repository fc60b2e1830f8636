package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Choices;
import dev.owlissues.cli.session.Paging;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.view.Listing;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code owl users}: whom an app's error events told of. */
@Command(
    name = "users",
    description = "List the users of an app, as its error events told of them.")
public final class UsersCommand implements Runnable {
  private final Session session;

  @Parameters(paramLabel = "APP", description = "Its id.")
  String app = "";

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Only users whose id contains this.")
  Optional<String> search = Optional.empty();

  @ArgGroup Kind kind = new Kind();

  @Option(
      names = "--data-mode",
      paramLabel = "MODE",
      completionCandidates = Choices.Modes.class,
      description = "${COMPLETION-CANDIDATES}.")
  Optional<String> mode = Optional.empty();

  @Mixin Paging paging = new Paging();

  public UsersCommand(Session session) {
    this.session = session;
  }

  /** One of the two kinds, or both. */
  static final class Kind {
    @Option(names = "--anonymous", description = "Only users whose id an SDK made up.")
    boolean anonymous;

    @Option(names = "--real", description = "Only users who have a name of their own.")
    boolean real;
  }

  @Override
  public void run() {
    Query query =
        Query.none()
            .with("search", search)
            .with("data_mode", mode)
            .with(
                "is_anonymous",
                kind.anonymous || kind.real ? Optional.of(kind.anonymous) : Optional.empty());
    JsonNode body =
        paging.fetch(session, "/v1/apps/" + Query.segment(app) + "/users", query, "users");
    session
        .printer()
        .list(
            body,
            new Listing(
                "users",
                List.of(
                    Column.field("user", "user_id").cut(),
                    Column.field("version", "last_app_version").leftOut(),
                    session.printer().when("first seen", "first_seen_at").leftOut(),
                    session.printer().when("last seen", "last_seen_at")),
                List.of(
                    "user_id",
                    "is_anonymous",
                    "first_seen_at",
                    "last_seen_at",
                    "last_app_version",
                    "id"),
                "No such user."));
  }
}
