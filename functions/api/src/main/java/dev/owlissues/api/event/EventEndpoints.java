package dev.owlissues.api.event;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.event.StoredEvent;
import dev.owlissues.shared.event.reading.DataMode;
import dev.owlissues.shared.event.reading.EventArchive;
import dev.owlissues.shared.event.reading.EventCount;
import dev.owlissues.shared.event.reading.EventFilter;
import dev.owlissues.shared.event.reading.EventPage;
import dev.owlissues.shared.event.reading.EventQuery;
import dev.owlissues.shared.event.reading.EventSource;
import dev.owlissues.shared.event.reading.EventStream;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import dev.owlissues.shared.fingerprint.Normalizer;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Events: one by its id, a session's, or all that the caller sees. */
public final class EventEndpoints {
  /** The most events of a page: investigations ask for a whole session at once. */
  static final int MAX_LIMIT = 1_000;

  private final Catalog catalog;
  private final EventArchive archive;
  private final InstantSource clock;

  public EventEndpoints(Catalog catalog, EventArchive archive, InstantSource clock) {
    this.catalog = catalog;
    this.archive = archive;
    this.clock = clock;
  }

  /** Whose events are asked for. */
  private record Where(
      Optional<UUID> teamId,
      Optional<UUID> projectId,
      Optional<UUID> appId,
      Optional<EventStream> stream) {}

  public HttpResponse event(Call call) {
    Optional<EventId> id = call.id("eventId").flatMap(EventId::of);
    if (id.isEmpty()) {
      return Errors.notFound("no such event");
    }
    List<App> apps = catalog.apps(call.caller(), Optional.empty());
    Optional<StoredEvent> event = archive.find(id.get(), catalog.sources(apps));
    if (event.isEmpty()) {
      return Errors.notFound("no such event");
    }
    Optional<UUID> projectId =
        apps.stream()
            .filter(app -> app.id().equals(event.get().appId()))
            .map(app -> app.place().projectId())
            .findFirst();
    return Json.ok(json -> {
      EventJson.fields(json, event.get());
      grouping(json, event.get().event());
      Json.text(json, "project_id", projectId.map(UUID::toString));
      Json.array(json, "attachments", List.of());
    });
  }

  // How an error is grouped, worked out anew: it follows from the event alone.
  private static void grouping(JsonGenerator json, Event event) throws IOException {
    if (event.content().level() != Level.ERROR) {
      Json.nulls(json, "fingerprint", "normalized_message");
      return;
    }
    String message = event.content().message();
    json.writeStringField(
        "fingerprint",
        new Fingerprinter().fingerprint(message, event.content().sourceModule()).toString());
    json.writeStringField("normalized_message", new Normalizer().normalize(message));
  }

  public HttpResponse list(Call call) {
    Parameters parameters = call.parameters();
    Where where = where(parameters);
    EventQuery query = query(parameters, where.stream());
    return parameters.refusal().orElseGet(() -> page(call, where, query));
  }

  public HttpResponse count(Call call) {
    Parameters parameters = call.parameters();
    Where where = where(parameters);
    EventQuery query = query(parameters, where.stream());
    return parameters.refusal().orElseGet(() -> count(call, where, query));
  }

  private HttpResponse count(Call call, Where where, EventQuery query) {
    List<EventSource> sources = sources(call, where);
    EventCount count =
        where.stream()
            .map(stream -> archive.countStream(stream, sources, query.filter(), query.span()))
            .orElseGet(() -> archive.countReceived(sources, query.filter(), query.span()));
    return Json.ok(json -> {
      json.writeNumberField("count", count.events());
      json.writeNumberField("unique_users", count.users());
      json.writeNumberField("unique_sessions", count.sessions());
      json.writeBooleanField("partial", count.partial());
    });
  }

  private static Where where(Parameters parameters) {
    return new Where(
        parameters.id("team_id"),
        parameters.id("project_id"),
        parameters.id("app_id"),
        stream(parameters));
  }

  /** A session's events are a stream, and without one a user's (R-event-2). */
  private static Optional<EventStream> stream(Parameters parameters) {
    Optional<EventStream> session =
        parameters.text("session_id", Parameters.MAX_TEXT).map(EventStream.Session::new);
    Optional<EventStream> user =
        parameters.text("user_id", Parameters.MAX_TEXT).map(EventStream.User::new);
    return session.or(() -> user);
  }

  private EventQuery query(Parameters parameters, Optional<EventStream> stream) {
    Instant now = clock.instant();
    EventFilter filter =
        new EventFilter(
            parameters.words("level", Level.values()),
            parameters.text("user_id", Parameters.MAX_TEXT),
            parameters.text("environment", Parameters.MAX_TEXT),
            parameters.text("screen_name", Parameters.MAX_TEXT),
            parameters
                .word("data_mode", DataMode.values())
                .orElse(
                    stream.filter(EventStream.Session.class::isInstance).isPresent()
                        ? DataMode.ALL
                        : DataMode.PRODUCTION));
    Span span = new Span(parameters.time("since", now), parameters.time("until", now));
    boolean ascending =
        parameters.word("order", EventEndpoints::ascending, "asc or desc").orElse(false);
    return new EventQuery(
        filter,
        span,
        ascending,
        parameters.limit("limit", MAX_LIMIT),
        parameters.cursor("cursor", Cursors::event));
  }

  private List<EventSource> sources(Call call, Where where) {
    return catalog.sources(
        catalog.apps(call.caller(), where.teamId()).stream()
            .filter(app -> isAsked(where, app))
            .toList());
  }

  private HttpResponse page(Call call, Where where, EventQuery query) {
    List<EventSource> sources = sources(call, where);
    EventPage page =
        where.stream()
            .map(stream -> archive.stream(stream, sources, query))
            .orElseGet(() -> archive.received(sources, query));
    return Answers.page(
        "events",
        page.entries(),
        entry -> EventJson.object(entry.event()),
        EventPage.Entry::place,
        page.next(),
        Cursors::write);
  }

  /** The app wins over the project; neither means every app. */
  private static boolean isAsked(Where where, App app) {
    return where
        .appId()
        .map(id -> id.equals(app.id()))
        .or(() -> where.projectId().map(id -> id.equals(app.place().projectId())))
        .orElse(true);
  }

  private static Optional<Boolean> ascending(String word) {
    return switch (word) {
      case "asc" -> Optional.of(true);
      case "desc" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
