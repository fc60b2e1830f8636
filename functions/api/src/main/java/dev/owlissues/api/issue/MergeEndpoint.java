package dev.owlissues.api.issue;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.issue.IssueLookup.Named;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.merge.MergeService;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Merges another issue into the path's (R-merge-1). */
public final class MergeEndpoint {
  private final IssueLookup lookup;
  private final MergeService merging;
  private final InstantSource clock;

  public MergeEndpoint(IssueLookup lookup, MergeService merging, InstantSource clock) {
    this.lookup = lookup;
    this.merging = merging;
    this.clock = clock;
  }

  public HttpResponse merge(Call call) {
    return lookup
        .named(call)
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

  private HttpResponse merge(Call call, Named target, UUID sourceId) {
    return lookup
        .shown(target)
        .then(_ ->
            lookup.isHidden(target.other(sourceId))
                ? lookup.absent(target.other(sourceId))
                : merged(call, target, sourceId));
  }

  private HttpResponse merged(Call call, Named target, UUID sourceId) {
    return switch (merging.merge(target.key(), sourceId, call.caller().actor())) {
      case MergeService.Outcome.Merged(Issue survivor) ->
          Json.ok(json -> new IssueJson(target.apps(), clock.instant()).fields(json, survivor));
      case MergeService.Outcome.Refused(String reason) -> Errors.badRequest(reason);
      case MergeService.Outcome.Missing(UUID id) -> lookup.absent(target.other(id));
    };
  }
}
