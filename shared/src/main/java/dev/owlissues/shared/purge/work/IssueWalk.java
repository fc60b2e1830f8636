package dev.owlissues.shared.purge.work;

import dev.owlissues.shared.issue.IssueKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** All that the issues table holds of a project: issues, and tombstones too. */
public interface IssueWalk {

  /**
   * An issue or a tombstone.
   *
   * @param apps every app whose events it has
   * @param merging whether a merge into it is not over
   * @param into where it leads, if it was merged
   */
  record Remnant(IssueKey key, Set<UUID> apps, boolean merging, Optional<UUID> into) {
    /** Copies the set. */
    public Remnant {
      apps = Set.copyOf(apps);
    }
  }

  /**
   * Everything, some at a time, read as it is asked for: issues first, then tombstones. What was
   * written a moment ago may be missing.
   */
  Stream<List<Remnant>> of(UUID projectId);

  /**
   * Some issues and tombstones.
   *
   * @param end where the next part begins
   */
  record Part(List<IssueKey> issues, String end) {
    /** Copies the list. */
    public Part {
      issues = List.copyOf(issues);
    }
  }

  /**
   * Everything from a place on, as {@link #of} has it. What changes while it is read moves to where
   * it is read again.
   *
   * @param place where the part before ended; empty for the beginning
   */
  Stream<Part> from(UUID projectId, String place);

  /** Deletes an issue or a tombstone. */
  void remove(IssueKey key);
}
