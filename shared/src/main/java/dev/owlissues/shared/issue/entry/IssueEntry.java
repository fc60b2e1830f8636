package dev.owlissues.shared.issue.entry;

import dev.owlissues.shared.issue.Claimant;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.attention.Watched;
import dev.owlissues.shared.issue.fact.RecentEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a list knows of an issue without reading it: what it sorts, filters and searches by. An
 * {@link EntryCodec} makes it of an issue, and texts are cut there.
 */
public record IssueEntry(
    IssueKey key,
    Instant updatedAt,
    Origin origin,
    State state,
    IssueCounts issueCounts,
    Span seen,
    RecentEvents recent,
    Heads heads) {

  /**
   * Where its events come from.
   *
   * @param appIds its own app, and those that merges have brought
   */
  public record Origin(boolean dev, List<UUID> appIds) {

    /** Copies the list. */
    public Origin {
      appIds = List.copyOf(appIds);
    }
  }

  /**
   * How it stands.
   *
   * @param regressedAt when its newest regression was found, if there was one
   */
  public record State(
      IssueStatus status, Optional<Claim> claimedBy, Optional<Instant> regressedAt) {}

  /** Who claimed it; the name stands in the issue. */
  public record Claim(Claimant.Type type, UUID id) {

    /** That claimant. */
    public static Claim of(Claimant claimant) {
      return new Claim(claimant.type(), claimant.id());
    }
  }

  /** When it was seen, by its events' own time. */
  public record Span(Instant first, Instant last) {}

  /**
   * The beginnings of its texts.
   *
   * @param versions the app versions with events, newest sight first, as many as fit
   * @param environments the same of environments
   */
  public record Heads(
      String title, String module, List<String> versions, List<String> environments) {

    /** Copies the lists. */
    public Heads {
      versions = List.copyOf(versions);
      environments = List.copyOf(environments);
    }
  }

  /** What attention is judged by. */
  public Watched watched() {
    return new Watched(state.status, state.regressedAt, seen.last, recent);
  }
}
