package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.base.json.Word;
import dev.owlissues.shared.issue.attention.Urgency;
import dev.owlissues.shared.issue.attention.Watched;
import dev.owlissues.shared.issue.entry.IssueEntry;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What a list is sorted by, the most first; ties by id (R-list-7). */
public enum IssueSort implements Word {
  UPDATED_AT,
  ATTENTION,
  LAST_SEEN,
  FIRST_SEEN,
  EVENTS,
  OCCURRENCES,
  USERS;

  /** The most urgent first. */
  private static final List<Urgency> KINDS = List.of(Urgency.values());

  /** Groups of one kind: those that are silent last, and of equals production first. */
  private static final int SILENT = 2;

  private static final int DEVELOPMENT = 1;
  private static final int GROUPS_OF_A_KIND = 4;

  @Override
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where an issue stands in a list of that time. */
  public ListPlace place(IssueEntry entry, ListTime time) {
    UUID id = entry.key().issueId();
    return switch (this) {
      case UPDATED_AT -> new ListPlace(0, entry.updatedAt().toEpochMilli(), id);
      case ATTENTION -> new ListPlace(group(entry, time), entry.seen().last().toEpochMilli(), id);
      case LAST_SEEN -> new ListPlace(0, entry.seen().last().toEpochMilli(), id);
      case FIRST_SEEN -> new ListPlace(0, entry.seen().first().toEpochMilli(), id);
      case EVENTS -> new ListPlace(0, entry.recent().ofDaysUntil(time.began()), id);
      case OCCURRENCES -> new ListPlace(0, entry.issueCounts().occurrences(), id);
      case USERS -> new ListPlace(0, entry.issueCounts().users(), id);
    };
  }

  // (R-attention-1, R-attention-3)
  private static int group(IssueEntry entry, ListTime time) {
    Watched watched = entry.watched();
    return KINDS.indexOf(watched.urgency(time.scannedAt())) * GROUPS_OF_A_KIND
        + (watched.isSilent(time.scannedAt()) ? SILENT : 0)
        + (entry.origin().dev() ? DEVELOPMENT : 0);
  }
}
