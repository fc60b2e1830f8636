package dev.owlissues.api.issue.list;

import dev.owlissues.api.http.Json;
import dev.owlissues.api.issue.IssueJson;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.Digest.Said;
import dev.owlissues.shared.digest.Digest.Told;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.attention.Reason;
import dev.owlissues.shared.issue.entry.EntryCodec;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Issues as lists show them, each with the reason why it stands where it stands. */
final class ListedRows {
  private final Map<IssueKey, Reason> reasons;
  private final IssueJson issueJson;

  private ListedRows(Map<IssueKey, Reason> reasons, IssueJson issueJson) {
    this.reasons = Map.copyOf(reasons);
    this.issueJson = issueJson;
  }

  /**
   * Those issues, whose reasons are as of a scan.
   *
   * @param told what digests said of issues; asked only for those that have no other reason
   */
  static ListedRows of(
      Collection<Issue> issues,
      Instant scannedAt,
      Function<Collection<IssueKey>, Map<IssueKey, Told>> told,
      IssueJson issueJson) {
    Map<IssueKey, Reason> reasons = new HashMap<>();
    issues.forEach(issue ->
        reasons.put(issue.key(), Reason.of(issue, EntryCodec.entry(issue).watched(), scannedAt)));
    List<Issue> others =
        issues.stream()
            .filter(issue -> Reason.NONE.equals(reasons.get(issue.key())))
            .filter(issue -> issue.bookkeeping().lastNotifiedAt().isPresent())
            .toList();
    if (!others.isEmpty()) {
      Map<IssueKey, Told> said = told.apply(others.stream().map(Issue::key).toList());
      others.forEach(issue ->
          reasons.put(
              issue.key(),
              Reason.NONE.orSinceDigest(more(issue, Optional.ofNullable(said.get(issue.key()))))));
    }
    return new ListedRows(reasons, issueJson);
  }

  private static OptionalLong more(Issue issue, Optional<Told> told) {
    return told.flatMap(before -> Said.of(issue).after(before).news())
        .map(Digest.News::occurrences)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** An issue among them. */
  JsonText.Content object(Issue issue) {
    Reason reason = reasons.getOrDefault(issue.key(), Reason.NONE);
    return Json.object(json -> {
      issueJson.fields(json, issue);
      json.writeObjectFieldStart("reason");
      json.writeStringField("kind", reason.kind().wire());
      json.writeStringField("text", reason.text());
      json.writeEndObject();
    });
  }
}
