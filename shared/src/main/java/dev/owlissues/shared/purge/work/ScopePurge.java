package dev.owlissues.shared.purge.work;

import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.merge.Merge;
import dev.owlissues.shared.issue.merge.MergeStore;
import dev.owlissues.shared.issue.route.RouteStore;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.purge.work.IssueWalk.Remnant;
import dev.owlissues.shared.scan.page.UnitStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/**
 * Deletes what lay under a removed app or project (R-purge-6). It begins when nobody can write
 * there any more: no worker lives that knew the app as one that is there, and the pages that were
 * open are done. So every fingerprint that was stored has its issue, and leads here from it.
 */
public final class ScopePurge {
  /** When to look again whether pages and merges that are on their way are over. */
  private static final Duration LATER = Duration.ofMinutes(5);

  private final RemovedApps apps;
  private final UnitStore units;
  private final IssueWalk walk;
  private final IssueStore issues;
  private final MergeStore merges;
  private final RouteStore routes;
  private final IssueRemains ofIssues;
  private final ScopeRemains others;
  private final int lanes;
  private final InstantSource clock;

  /**
   * Deletes from those stores.
   *
   * @param lanes how many issues are deleted at once
   */
  public ScopePurge(
      RemovedApps apps,
      UnitStore units,
      IssueWalk walk,
      IssueStore issues,
      MergeStore merges,
      RouteStore routes,
      IssueRemains ofIssues,
      ScopeRemains others,
      int lanes,
      InstantSource clock) {
    this.apps = apps;
    this.units = units;
    this.walk = walk;
    this.issues = issues;
    this.merges = merges;
    this.routes = routes;
    this.ofIssues = ofIssues;
    this.others = others;
    this.lanes = lanes;
    this.clock = clock;
  }

  /**
   * Goes through everything once, from the beginning: what is gone takes no time.
   *
   * @param timeIsShort whether another worker should go on
   */
  Progress advance(Purge purge, BooleanSupplier timeIsShort) {
    if (!Collections.disjoint(units.appsWithOpenPages(purge.projectId()), purge.apps())) {
      return new Progress.Waiting(LATER);
    }
    others.revokeKeys(purge);
    boolean more = false;
    Iterator<List<Remnant>> parts = walk.of(purge.projectId()).iterator();
    while (parts.hasNext()) {
      if (timeIsShort.getAsBoolean()) {
        return new Progress.Waiting(Duration.ZERO);
      }
      List<Remnant> part = parts.next();
      // Looked at after the part was read: an app is there before its first issue is.
      Set<UUID> there = apps.notRemovedBefore(purge.teamId(), clock.instant().minus(Purge.RESTS));
      Set<UUID> staying = new HashSet<>(units.appsWithOpenPages(purge.projectId()));
      staying.addAll(there);
      Set<UUID> sources = merges.open().stream().map(Merge::source).collect(Collectors.toSet());
      // An issue that has events of an app that is there stays whole (R-removal-5).
      List<Remnant> dead =
          part.stream().filter(remnant -> Collections.disjoint(remnant.apps(), there)).toList();
      List<Remnant> atRest =
          dead.stream()
              .filter(remnant -> Collections.disjoint(remnant.apps(), staying))
              .filter(remnant -> !remnant.merging())
              .filter(remnant -> !sources.contains(remnant.key().issueId()))
              .toList();
      more |= atRest.size() < dead.size();
      atRest.stream()
          .filter(remnant -> remnant.into().filter(into -> leadsToIssue(purge, into)).isEmpty())
          .gather(Gatherers.mapConcurrent(lanes, remnant -> deleted(purge, remnant)))
          .forEach(_ -> {});
    }
    if (more) {
      return new Progress.Waiting(LATER);
    }
    others.delete(purge);
    return new Progress.Walked();
  }

  // Of a tombstone: its issue is gone by now, or is to stay, or waits.
  private boolean leadsToIssue(Purge purge, UUID into) {
    UUID next = into;
    while (true) {
      switch (issues.storedIssue(purge.projectId(), next)) {
        case StoredIssue.Live _ -> {
          return true;
        }
        case StoredIssue.Merged(UUID further) -> next = further;
        case StoredIssue.Absent(), StoredIssue.Claimed(), StoredIssue.Deleted() -> {
          return false;
        }
      }
    }
  }

  // The issue goes last: as long as it is there, what lies under it is found again.
  private Remnant deleted(Purge purge, Remnant remnant) {
    IssueKey key = remnant.key();
    routes.remove(routes.leadingTo(key.issueId()));
    ofIssues.delete(purge.teamId(), key);
    walk.remove(key);
    return remnant;
  }
}
