package dev.owlissues.api.issue;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.purge.work.IssueDeletion.Outcome;
import dev.owlissues.shared.purge.work.PurgeService;

/** Deletes the path's issue (R-purge-2). */
public final class DeletionEndpoint {
  private static final String MERGING =
      "the issue is being merged, which takes a quarter of an hour; try again then";

  private final IssueLookup lookup;
  private final PurgeService purging;

  public DeletionEndpoint(IssueLookup lookup, PurgeService purging) {
    this.lookup = lookup;
    this.purging = purging;
  }

  public HttpResponse delete(Call call) {
    return lookup.issue(call).then(issue -> delete(call, issue));
  }

  private HttpResponse delete(Call call, Issue issue) {
    return switch (purging.issue(issue.key(), call.caller().actor())) {
      case Outcome.Deleted _ -> Json.ok(json -> json.writeBooleanField("deleted", true));
      case Outcome.Merging() -> Errors.conflict(MERGING);
      // Somebody else was faster.
      case Outcome.Missing() -> lookup.named(call).then(lookup::absent);
    };
  }
}
