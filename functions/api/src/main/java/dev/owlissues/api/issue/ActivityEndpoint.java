package dev.owlissues.api.issue;

import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.audit.AuditPage;
import dev.owlissues.shared.audit.AuditPage.Place;
import dev.owlissues.shared.audit.ResourceLog;
import dev.owlissues.shared.issue.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything that happened to an issue, newest first (R-activity-1). */
public final class ActivityEndpoint {
  private final IssueLookup lookup;
  private final ResourceLog log;
  private final ActorNames names;

  public ActivityEndpoint(IssueLookup lookup, ResourceLog log, ActorNames names) {
    this.lookup = lookup;
    this.log = log;
    this.names = names;
  }

  public HttpResponse list(Call call) {
    return lookup
        .issue(call)
        .then(issue -> {
          Parameters parameters = call.parameters();
          Optional<Place> after = parameters.cursor("cursor", Cursors::audit);
          int limit = parameters.limit();
          return parameters.refusal().orElseGet(() -> answer(issue, page(issue, limit, after)));
        });
  }

  private HttpResponse answer(Issue issue, AuditPage page) {
    UUID teamId = issue.scope().teamId();
    var json = new ActivityJson(names.of(teamId, ActivityJson.actors(page.entries())));
    return Answers.page(
        "activity", page.entries(), json::object, Place::after, page.next(), Cursors::write);
  }

  // That it was created is told by the issue itself, as the oldest of all.
  private AuditPage page(Issue issue, int limit, Optional<Place> after) {
    AuditPage page = log.about(issue.scope().teamId(), Resource.issue(issue.id()), limit, after);
    if (page.next().isPresent()) {
      return page;
    }
    List<AuditEntry> entries = new ArrayList<>(page.entries());
    if (entries.size() == limit) {
      return new AuditPage(entries, Optional.of(Place.after(entries.getLast())));
    }
    entries.add(created(issue));
    return new AuditPage(entries, Optional.empty());
  }

  private static AuditEntry created(Issue issue) {
    return new AuditEntry(
        issue.id(),
        issue.scope().teamId(),
        Actor.SCAN,
        Deed.create(Resource.issue(issue.id())),
        issue.bookkeeping().createdAt());
  }
}
