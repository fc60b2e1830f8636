package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.StoredIssue;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where ids of issues lead: an issue's own to itself, a tombstone's to the issue that it was merged
 * into. No merge or deletion is settled while a page of its apps is open, so that stays so for a
 * page.
 */
final class Survivors {
  private final IssueStore issues;
  private final UUID projectId;
  private final boolean keeping;
  private final Set<UUID> seen = new HashSet<>();
  private final Set<UUID> absent = new HashSet<>();
  private final Set<UUID> deleted = new HashSet<>();
  private final Map<UUID, UUID> merged = new HashMap<>();
  private final Map<UUID, StoredIssue> kept = new HashMap<>();

  /**
   * Reads issues of that project.
   *
   * @param keeping whether to keep what is read; not if it is much
   */
  Survivors(IssueStore issues, UUID projectId, boolean keeping) {
    this.issues = issues;
    this.projectId = projectId;
    this.keeping = keeping;
  }

  /** Reads what lies under those ids, and where that leads. */
  void read(Collection<UUID> ids) {
    List<UUID> next = unseen(ids);
    while (!next.isEmpty()) {
      Set<UUID> further = new HashSet<>();
      issues
          .storedIssues(projectId, next)
          .forEach((id, storedIssue) -> note(id, storedIssue).ifPresent(further::add));
      next = unseen(further);
    }
  }

  private List<UUID> unseen(Collection<UUID> ids) {
    return ids.stream().filter(seen::add).toList();
  }

  private Optional<UUID> note(UUID id, StoredIssue storedIssue) {
    if (storedIssue instanceof StoredIssue.Merged(UUID into)) {
      merged.put(id, into);
      return Optional.of(into);
    }
    if (storedIssue instanceof StoredIssue.Deleted) {
      deleted.add(id);
      return Optional.empty();
    }
    if (!(storedIssue instanceof StoredIssue.Live)) {
      absent.add(id);
    }
    if (keeping) {
      kept.put(id, storedIssue);
    }
    return Optional.empty();
  }

  /** The end of the way from an id that was read. */
  UUID of(UUID id) {
    UUID end = id;
    while (merged.containsKey(end)) {
      end = merged.get(end);
    }
    return end;
  }

  /** Whether that end is the tombstone of an issue that was deleted. */
  boolean isDeleted(UUID end) {
    return deleted.contains(end);
  }

  /** Whether an issue, or the tombstone of one, was found under an id that was read. */
  boolean isIssue(UUID id) {
    return !absent.contains(id);
  }

  /** The issues that were kept, by id. */
  Map<UUID, StoredIssue> kept() {
    return kept;
  }
}
