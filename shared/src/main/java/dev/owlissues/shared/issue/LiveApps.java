package dev.owlissues.shared.issue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The apps that are there, by id, and therefore the issues that may be shown: an issue lives as
 * long as one of the apps whose events it has (R-removal-5).
 */
public record LiveApps(Map<UUID, String> names) {
  /** Copies the map. */
  public LiveApps {
    names = Map.copyOf(names);
  }

  /**
   * The app under which an issue is shown: its own while that lives, and else the oldest of those
   * that merges have brought; empty when none of them is there any more, and when the issue itself
   * is to be deleted (R-purge-2).
   */
  public Optional<UUID> of(Issue issue) {
    return issue.bookkeeping().isDeleting() ? Optional.empty() : firstOf(issue.apps());
  }

  /** The first of those apps that is there. */
  public Optional<UUID> firstOf(List<UUID> apps) {
    return apps.stream().filter(names::containsKey).findFirst();
  }

  /** Whether the issue may be shown at all. */
  public boolean show(Issue issue) {
    return of(issue).isPresent();
  }

  /** The name under which the issue is shown. */
  public String name(Issue issue) {
    return of(issue).map(app -> names.getOrDefault(app, "")).orElse("");
  }
}
