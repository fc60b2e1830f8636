package dev.owlissues.api.issue;

import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.issue.IssueLookup.Shown;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.comment.CommentPage;
import dev.owlissues.shared.issue.comment.CommentStore;
import dev.owlissues.shared.issue.list.OccurrenceArchive;
import dev.owlissues.shared.issue.list.OccurrenceCursor;
import dev.owlissues.shared.issue.list.OccurrencePage;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.issue.route.RouteStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One issue: what is known about it. */
public final class IssueEndpoints {
  private static final int MAX_LIMIT = 200;

  /** Of comments beside an issue; 200 occurrences have at most 1.5 MB, and the whole at most 4. */
  private static final int MAX_COMMENT_BYTES = 2_000_000;

  private final IssueLookup lookup;
  private final OccurrenceArchive occurrences;
  private final RouteStore routes;
  private final CommentStore comments;
  private final InstantSource clock;

  public IssueEndpoints(
      IssueLookup lookup,
      OccurrenceArchive occurrences,
      RouteStore routes,
      CommentStore comments,
      InstantSource clock) {
    this.lookup = lookup;
    this.occurrences = occurrences;
    this.routes = routes;
    this.comments = comments;
    this.clock = clock;
  }

  public HttpResponse detail(Call call) {
    return lookup.shown(call).then(shown -> detail(call, shown));
  }

  private HttpResponse detail(Call call, Shown shown) {
    Parameters parameters = call.parameters();
    Optional<OccurrenceCursor> after = parameters.cursor("occurrence_cursor", Cursors::occurrence);
    int limit = parameters.limit("occurrence_limit", MAX_LIMIT);
    return parameters.refusal().orElseGet(() -> detail(shown, after, limit));
  }

  private HttpResponse detail(Shown shown, Optional<OccurrenceCursor> after, int limit) {
    Issue issue = shown.issue();
    OccurrencePage page = occurrences.newest(issue, after, limit);
    CommentPage first = comments.page(issue.key(), Optional.empty());
    List<byte[]> written =
        Answers.fitting(
            first.comments(),
            comment -> CommentJson.object(issue.id(), comment),
            MAX_COMMENT_BYTES);
    boolean more = first.next().isPresent() || written.size() < first.comments().size();
    IssueJson issueJson = new IssueJson(shown.apps(), clock.instant());
    Grouping grouping = issue.firstGrouping();
    Optional<FingerprintRoute> route =
        Optional.ofNullable(routes.find(List.of(grouping)).get(grouping));
    return Json.ok(json -> {
      issueJson.detail(json, issue);
      json.writeStringField("fingerprint", grouping.fingerprint().toString());
      Json.text(json, "normalized_message", route.map(found -> found.evidence().normalized()));
      Json.array(
          json,
          "occurrences",
          page.occurrences().stream()
              .map(occurrence -> IssueJson.occurrence(issue.id(), occurrence))
              .toList());
      Json.text(json, "occurrence_cursor", page.next().map(Cursors::write));
      json.writeBooleanField("occurrence_has_more", page.next().isPresent());
      Answers.array(json, "comments", written);
      json.writeBooleanField("comments_has_more", more);
      Json.array(json, "attachments", List.of());
    });
  }
}
