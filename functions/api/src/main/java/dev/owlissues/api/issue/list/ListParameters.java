package dev.owlissues.api.issue.list;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Modes;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.issue.ClaimantJson;
import dev.owlissues.shared.event.reading.DataMode;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.WantedStatus;
import dev.owlissues.shared.issue.entry.IssueEntry.Claim;
import dev.owlissues.shared.issue.list.IssueFilter;
import dev.owlissues.shared.issue.list.IssueQuery;
import dev.owlissues.shared.issue.list.IssueRow;
import dev.owlissues.shared.issue.list.IssueSort;
import dev.owlissues.shared.issue.list.ListCursor;
import dev.owlissues.shared.issue.list.SearchText;
import dev.owlissues.shared.issue.list.SortedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which issues a request asks for, and in which order (R-list-2, R-list-7).
 *
 * @param plain where the page before ended in a list by recency that searches nothing
 * @param sorted where it ended in any other list
 */
record ListParameters(
    IssueFilter filter,
    IssueSort sort,
    int limit,
    Optional<IssueRow> plain,
    Optional<ListCursor> sorted) {
  private static final int MAX_NAME = WantedStatus.MAX_VERSION;

  /** Reads all of a list's parameters; ask them for a refusal before anything of this. */
  static ListParameters read(Call call, Parameters parameters, DataMode mode, LiveApps apps) {
    IssueFilter filter = filter(call, parameters, mode, apps);
    IssueSort sort = parameters.word("sort", IssueSort.values()).orElse(IssueSort.UPDATED_AT);
    boolean plain = isPlain(filter, sort);
    return new ListParameters(
        filter,
        sort,
        parameters.limit(),
        plain ? parameters.cursor("cursor", Cursors::issue) : Optional.empty(),
        plain ? Optional.empty() : parameters.cursor("cursor", text -> Cursors.sorted(sort, text)));
  }

  /** Reads which issues are asked for. */
  static IssueFilter filter(Call call, Parameters parameters, DataMode mode, LiveApps apps) {
    Optional<SearchText> text =
        parameters
            .text("q", SearchText.MAX_CHARACTERS)
            .filter(sent -> !sent.isBlank())
            .map(SearchText::of);
    Optional<String> version = parameters.text("version", MAX_NAME);
    Optional<String> environment = parameters.text("environment", MAX_NAME);
    Optional<Claim> claimedBy =
        parameters.word(
            "claimed_by",
            word ->
                word.equals("me")
                    ? Optional.of(Claim.of(ClaimantJson.of(call.caller())))
                    : Optional.empty(),
            "me");
    return new IssueFilter(
        Modes.of(parameters, mode),
        parameters.words("status", IssueStatus.values()),
        parameters.id("app_id"),
        apps,
        new IssueFilter.Search(text, version, environment, claimedBy));
  }

  /** Whether an index of keys serves the list. */
  boolean isPlain() {
    return isPlain(filter, sort);
  }

  private static boolean isPlain(IssueFilter filter, IssueSort sort) {
    return sort == IssueSort.UPDATED_AT && filter.search().equals(IssueFilter.Search.NONE);
  }

  IssueQuery plain(List<UUID> projects) {
    return new IssueQuery(projects, filter, limit, plain);
  }

  SortedQuery sorted(List<UUID> projects) {
    return new SortedQuery(projects, filter, sort, limit, sorted);
  }
}
