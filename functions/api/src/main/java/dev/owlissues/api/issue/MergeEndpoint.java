package dev.owlissues.api.issue;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.merge.MergeService;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Merges another issue into the path's (R-merge-1). */
public final class MergeEndpoint {
  private final Catalog catalog;
  private final IssueLookup lookup;
  private final MergeService merging;

  public MergeEndpoint(Catalog catalog, IssueLookup lookup, MergeService merging) {
    this.catalog = catalog;
    this.lookup = lookup;
    this.merging = merging;
  }

  public HttpResponse merge(Call call) {
    return lookup
        .key(call)
        .then(target ->
            call.body(fields -> {
              fields.require("source_issue_id");
              Optional<UUID> source = fields.id("source_issue_id");
              return fields
                  .refusal()
                  .or(() -> source.map(id -> merge(call, target, id)))
                  .orElseThrow();
            }));
  }

  private HttpResponse merge(Call call, IssueKey target, UUID sourceId) {
    return switch (merging.merge(target, sourceId, call.caller().actor())) {
      case MergeService.Outcome.Merged(Issue survivor) ->
          Json.ok(json -> json(call, survivor).fields(json, survivor));
      case MergeService.Outcome.Refused(String reason) -> Errors.badRequest(reason);
      case MergeService.Outcome.Missing(UUID id) ->
          lookup.absent(new IssueKey(target.projectId(), id));
    };
  }

  private IssueJson json(Call call, Issue issue) {
    return new IssueJson(
        catalog.apps(call.caller(), Optional.of(issue.scope().teamId())).stream()
            .collect(Collectors.toMap(App::id, App::name)));
  }
}
