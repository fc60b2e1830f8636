package dev.owlissues.api.project;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.appuser.AppUserFinder;
import dev.owlissues.shared.appuser.UserPropertyStore;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.event.reading.EventArchive;
import dev.owlissues.shared.event.reading.EventFilter;
import dev.owlissues.shared.event.reading.EventPage;
import dev.owlissues.shared.event.reading.EventQuery;
import dev.owlissues.shared.event.reading.EventSource;
import dev.owlissues.shared.event.reading.EventStream;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.purge.work.PurgeService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Erases a user of the path's project (R-erasure-1). */
public final class UserErasureEndpoint {
  private final Catalog catalog;
  private final EventArchive events;
  private final AppUserFinder users;
  private final UserPropertyStore properties;
  private final PurgeService purging;

  public UserErasureEndpoint(
      Catalog catalog,
      EventArchive events,
      AppUserFinder users,
      UserPropertyStore properties,
      PurgeService purging) {
    this.catalog = catalog;
    this.events = events;
    this.users = users;
    this.properties = properties;
    this.purging = purging;
  }

  public HttpResponse erase(Call call) {
    Parameters parameters = call.parameters();
    Optional<String> userId = parameters.text("user_id", Parameters.MAX_TEXT);
    return parameters
        .refusal()
        .or(() ->
            userId.isEmpty()
                ? Optional.of(Errors.badRequest("user_id is missing"))
                : Optional.empty())
        .orElseGet(() ->
            catalog.project(call).then(project -> erase(call, project, userId.orElseThrow())));
  }

  private HttpResponse erase(Call call, Project project, String userId) {
    UUID subject = Purge.subjectOf(project.id(), userId);
    List<App> apps = catalog.appsOf(call.caller(), project);
    List<EventSource> sources = catalog.sources(apps);
    boolean running = purging.isUnderWay(subject);
    // Who asks again, to see whether it is over, begins nothing if nothing came since.
    if (!running && (!isErased(sources, userId) || isKnown(project, sources, userId))) {
      Set<UUID> ids = apps.stream().map(App::id).collect(Collectors.toSet());
      purging.user(project.teamId(), project.id(), ids, userId, call.caller().actor());
      running = true;
    }
    return answer(running);
  }

  private static boolean isErased(List<EventSource> sources, String userId) {
    return sources.stream().anyMatch(source -> source.erased().at(userId).isPresent());
  }

  private boolean isKnown(Project project, List<EventSource> sources, String userId) {
    return !properties.profiles(project.id(), List.of(userId)).isEmpty()
        || sources.stream()
            .anyMatch(source -> !users.find(source.appId(), List.of(userId)).isEmpty())
        || hasEvents(sources, userId);
  }

  private boolean hasEvents(List<EventSource> sources, String userId) {
    var one = new EventQuery(EventFilter.ANY, Span.ALL, false, 1, Optional.empty());
    EventPage page = events.stream(new EventStream.User(userId), sources, one);
    return !page.entries().isEmpty() || page.next().isPresent();
  }

  private static HttpResponse answer(boolean running) {
    return Json.ok(json -> {
      json.writeBooleanField("erased", true);
      json.writeBooleanField("running", running);
    });
  }
}
