package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.owlissues.cli.rest.Failure.Refused;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Choices;
import dev.owlissues.cli.session.Lookup;
import dev.owlissues.cli.session.Paging;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.view.ActivityView;
import dev.owlissues.cli.view.IssueView;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code owl issues}: what is broken. What people do about it is in the interfaces that it joins.
 */
@Command(
    name = "issues",
    addMethodSubcommands = false,
    description = "What is broken, and what is done about it.")
public final class IssuesCommand implements IssueStatusCommands, IssueCommentCommands {
  /** So many rows leave room for a prompt. */
  private static final int A_SCREEN = 25;

  private final Session session;

  @Mixin InProject in = new InProject();

  public IssuesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public InProject in() {
    return in;
  }

  @Command(
      name = "list",
      description = "List issues; as a table, what matters now before the rest, and why.")
  void list(
      @Mixin IssueFilters filters,
      @Option(
              names = "--sort",
              paramLabel = "ORDER",
              completionCandidates = Choices.Sorts.class,
              description =
                  "The most first: ${COMPLETION-CANDIDATES}. If not said, attention in tables and"
                      + " updated_at elsewhere.")
          Optional<String> sort,
      @Mixin Paging paging) {
    boolean forPeople = session.printer().isForPeople();
    Query query =
        filters
            .query()
            .with("sort", sort.or(() -> forPeople ? Optional.of("attention") : Optional.empty()))
            .with("limit", forPeople && !paging.isAll() ? Optional.of(A_SCREEN) : Optional.empty());
    String path =
        in.project.isPresent() ? ofProject(new Lookup(session).project(in.project)) : "/v1/issues";
    JsonNode body = paging.fetch(session, path, query, "issues");
    JsonNode issues = body.path("issues");
    session.printer().list(body, new IssueView(session.printer()).listing(issues));
    partly(body);
    session
        .printer()
        .next(scanned(body) + (issues.isEmpty() ? "" : " See one: owl issues view ID"));
  }

  // What was sent since is in no issue yet.
  private String scanned(JsonNode body) {
    return body.hasNonNull("scanned_at")
        ? "Scanned %s, again %s."
            .formatted(
                session.printer().ago(body.path("scanned_at")),
                session.printer().ago(body.path("next_scan_at")))
        : "Not scanned yet: owl jobs trigger issue_scan --wait";
  }

  private static String ofProject(String project) {
    return "/v1/projects/%s/issues".formatted(Query.segment(project));
  }

  private void partly(JsonNode body) {
    if (body.path("partial").asBoolean()) {
      session.printer().next("Only the 10,000 most recently active issues were looked at.");
    }
  }

  @Command(name = "summary", description = "Count a project's issues by status and by app.")
  void summary(@Mixin IssueFilters filters) {
    String path = ofProject(new Lookup(session).project(in.project)) + "/summary";
    JsonNode body = session.rest().get(path, filters.query());
    session
        .printer()
        .one(body, body, IssueView.COUNTS, () -> new IssueView(session.printer()).counts(body));
    partly(body);
  }

  @Command(
      name = "delete",
      description = "Delete an issue and what lies under it; later errors begin anew.")
  void delete(
      @Parameters(paramLabel = "ISSUE", description = "Its id, or the end of it.") String issue,
      @Option(names = "--yes", description = "It shall really be done.") boolean yes) {
    Session.confirmed(yes, "Deleting an issue with its occurrences and comments");
    session
        .printer()
        .done(
            session.rest().delete(address(issue).path(), Query.none()),
            List.of("deleted"),
            "Deleted.");
  }

  @Command(
      name = "view",
      description = "See an issue: how often, for whom, since when, and its error.")
  void view(
      @Parameters(paramLabel = "ISSUE", description = "Its id, or the end of it.") String issue,
      @Option(
              names = "--occurrence-limit",
              paramLabel = "N",
              description = "At most this many occurrences.")
          Optional<Integer> limit,
      @Option(
              names = "--occurrence-cursor",
              paramLabel = "CURSOR",
              description = "Where the occurrences before ended.")
          Optional<String> cursor) {
    Query query = Query.none().with("occurrence_limit", limit).with("occurrence_cursor", cursor);
    JsonNode body = session.rest().get(address(issue).path(), query);
    session
        .printer()
        .one(
            body,
            body,
            IssueView.FIELDS,
            () -> new IssueView(session.printer()).whole(body, newestEvent(body)));
  }

  // The view does without it where the key may not read events, or the event has gone.
  private JsonNode newestEvent(JsonNode issue) {
    String id = Session.text(issue, "last_event_id");
    try {
      return id.isEmpty()
          ? MissingNode.getInstance()
          : session.rest().get("/v1/events/" + Query.segment(id));
    } catch (Refused without) {
      return MissingNode.getInstance();
    }
  }

  @Command(name = "activity", description = "What happened to an issue, newest first.")
  void activity(
      @Parameters(paramLabel = "ISSUE", description = "Its id, or the end of it.") String issue,
      @Mixin Paging paging) {
    JsonNode body =
        paging.fetch(session, address(issue).path() + "/activity", Query.none(), "activity");
    session.printer().list(body, ActivityView.listing(session.printer()));
  }

  @Command(name = "fingerprints", description = "Which errors are this issue, newest first.")
  void fingerprints(
      @Parameters(paramLabel = "ISSUE", description = "Its id, or the end of it.") String issue,
      @Mixin Paging paging) {
    JsonNode body =
        paging.fetch(
            session, address(issue).path() + "/fingerprints", Query.none(), "fingerprints");
    session.printer().list(body, IssueView.fingerprints(session.printer()));
  }
}
