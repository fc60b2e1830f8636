package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.view.EventView;
import dev.owlissues.cli.view.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code owl investigate}: what happened around an event, to its session and to its user. */
@Command(
    name = "investigate",
    description =
        "What happened around an event: all of its session, and its user's other events of that time.")
public final class InvestigateCommand implements Runnable {
  private static final String MOST = "1000";

  private final Session session;

  @Parameters(paramLabel = "EVENT", description = "Its id.")
  String event = "";

  @Option(
      names = "--window",
      paramLabel = "MINUTES",
      defaultValue = "5",
      description =
          "How long before and after its user is looked at; ${DEFAULT-VALUE} if not said.")
  int window;

  public InvestigateCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    JsonNode target = session.rest().get("/v1/events/" + Query.segment(event));
    List<JsonNode> pages = pages(target);
    ObjectNode body = Session.body();
    ArrayNode events = body.putArray("events");
    inOrder(target, pages).forEach(events::add);
    body.set("target_event_id", target.path("id"));
    body.put("total", events.size());
    body.put("has_more", pages.stream().anyMatch(InvestigateCommand::hasMore));
    Listing usual = EventView.listing(session.printer());
    List<Column> columns = new ArrayList<>(usual.columns());
    columns.addFirst(Column.of("", row -> row.path("id").equals(target.path("id")) ? ">" : ""));
    session.printer().list(body, new Listing("events", columns, usual.fields(), usual.none()));
    if (hasMore(pages.getFirst())) {
      session
          .printer()
          .hint(
              "Its session has more events than these: owl events --session-id %s --since TIME --all"
                  .formatted(Session.text(target, "session_id")));
    }
    if (pages.size() > 1 && hasMore(pages.getLast())) {
      session.printer().hint("Its user has more events at that time: --window takes less of it.");
    }
  }

  private static boolean hasMore(JsonNode page) {
    return page.path("has_more").asBoolean();
  }

  // All of the session, however long it was; of the user only what was about then.
  private List<JsonNode> pages(JsonNode target) {
    Query most = Query.none().with("limit", MOST);
    List<JsonNode> pages = new ArrayList<>();
    pages.add(
        events(
            most.with("app_id", Session.text(target, "app_id"))
                .with("session_id", Session.text(target, "session_id"))));
    if (target.path("user_id").isTextual()) {
      Instant at = Instant.parse(Session.text(target, "timestamp"));
      Duration around = Duration.ofMinutes(window);
      pages.add(
          events(
              most.with("project_id", Session.text(target, "project_id"))
                  .with("user_id", Session.text(target, "user_id"))
                  .with("since", at.minus(around).toString())
                  .with("until", at.plus(around).toString())
                  .with(
                      "data_mode",
                      target.path("is_dev").asBoolean() ? "development" : "production")));
    }
    return pages;
  }

  // In the order in which it happened, each once: the session's are the user's too. The event
  // itself is there even where its session is longer than a page.
  private static List<JsonNode> inOrder(JsonNode target, List<JsonNode> pages) {
    Map<String, JsonNode> events = new HashMap<>();
    pages.stream()
        .flatMap(page -> page.path("events").valueStream())
        .forEach(one -> events.put(Session.text(one, "id"), one));
    events.putIfAbsent(Session.text(target, "id"), target);
    return events.values().stream()
        .sorted(
            Comparator.comparing((JsonNode one) -> Session.text(one, "timestamp"))
                .thenComparing(one -> Session.text(one, "id")))
        .toList();
  }

  private JsonNode events(Query query) {
    return session.rest().get("/v1/events", query);
  }
}
