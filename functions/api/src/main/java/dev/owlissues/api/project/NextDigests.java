package dev.owlissues.api.project;

import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.digest.DigestAgenda;
import dev.owlissues.shared.digest.DigestClock;
import dev.owlissues.shared.digest.DigestHead;
import dev.owlissues.shared.digest.DigestHeads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** When the next digests of projects may go out (R-digest-21). */
public final class NextDigests {
  private final DigestHeads heads;
  private final InstantSource clock;

  /** After the digests that there were. */
  public NextDigests(DigestHeads heads, InstantSource clock) {
    this.heads = heads;
    this.clock = clock;
  }

  /** When a project's may; empty if it wants none. */
  Optional<Instant> of(Project project) {
    return Optional.ofNullable(of(List.of(project)).get(project.id()));
  }

  /** When each project's may; those that want none are not among them. */
  Map<UUID, Instant> of(Collection<Project> projects) {
    List<UUID> wanting =
        projects.stream()
            .filter(project -> project.settings().alertFrequency().interval().isPresent())
            .map(Project::id)
            .toList();
    if (wanting.isEmpty()) {
      return Map.of();
    }
    Map<UUID, DigestHead> found = heads.of(wanting);
    Instant now = clock.instant();
    Map<UUID, Instant> next = new HashMap<>();
    for (Project project : projects) {
      DigestHead head = found.getOrDefault(project.id(), DigestHead.NONE);
      DigestClock.next(project.settings().alertFrequency(), DigestAgenda.since(project, head), now)
          .ifPresent(at -> next.put(project.id(), at));
    }
    return Map.copyOf(next);
  }
}
