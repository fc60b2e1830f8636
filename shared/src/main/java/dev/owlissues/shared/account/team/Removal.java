package dev.owlissues.shared.account.team;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.account.team.RemovalStore.Phase;
import dev.owlissues.shared.account.team.RemovalStore.Written;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.purge.PurgeQueue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Removes projects and apps (R-removal-1). One write takes them out of everybody's sight; then the
 * keys of the apps are revoked, and last it is noted that nothing is left to do but what a purge
 * does, which is noted with that one write. Who comes again after a crash goes on where it ended,
 * and is told that it was removed just once.
 */
public final class Removal {
  private static final int MAX_TRIES = 10;

  private final TeamStore teams;
  private final RemovalStore removals;
  private final KeyRegistry keys;
  private final PurgeQueue queue;
  private final AuditEntries entries;

  /**
   * Removes from those stores.
   *
   * @param queue where purges wait of what is removed
   */
  public Removal(
      TeamStore teams,
      RemovalStore removals,
      KeyRegistry keys,
      PurgeQueue queue,
      Ids ids,
      InstantSource clock) {
    this.teams = teams;
    this.queue = queue;
    this.removals = removals;
    this.keys = keys;
    this.entries = new AuditEntries(ids, clock);
  }

  /** What came of it. */
  public enum Outcome {
    /** It is removed, by this call or by one before that could not end. */
    REMOVED,
    /** There is no such thing, or no more. */
    UNKNOWN,
    /**
     * Others kept adding apps meanwhile; nothing of the project is removed but some of its apps.
     */
    BUSY
  }

  /** Removes a project of the team with its apps. */
  public Outcome project(UUID teamId, UUID projectId, Actor by) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      var state = removals.project(teamId, projectId);
      if (state.isEmpty() || state.get().phase() == Phase.DONE) {
        return Outcome.UNKNOWN;
      }
      if (state.get().phase() == Phase.OPEN) {
        finishProject(teamId, projectId, by);
        return Outcome.REMOVED;
      }
      Optional<Purge> hidden = hide(teamId, projectId, state.get().appsMade(), by);
      if (hidden.isPresent()) {
        finishProject(teamId, projectId, by);
        handOn(hidden.get());
        return Outcome.REMOVED;
      }
    }
    return Outcome.BUSY;
  }

  /** Removes an app of the team. */
  public Outcome app(UUID teamId, UUID appId, Actor by) {
    Optional<Phase> phase = removals.app(teamId, appId);
    if (phase.isEmpty() || phase.get() == Phase.DONE) {
      return Outcome.UNKNOWN;
    }
    Optional<Purge> hidden =
        phase.get() == Phase.LIVE
            ? teams.app(teamId, appId).flatMap(app -> hide(app, by))
            : Optional.empty();
    revokeKeys(teamId, Set.of(appId), by);
    removals.finishApp(teamId, appId);
    hidden.ifPresent(this::handOn);
    return Outcome.REMOVED;
  }

  // Somebody else may have been faster: then the rest is done twice, which does no harm.
  private Optional<Purge> hide(App app, Actor by) {
    Instant now = entries.now();
    App.Place place = app.place();
    var purge =
        Purge.ofApp(
            entries.ids().next(),
            place.teamId(),
            place.projectId(),
            app.id(),
            new Purge.By(by, now));
    Deed deed = Deed.delete(Resource.app(app.id()));
    List<AuditEntry> lines = List.of(entries.of(place.teamId(), by, deed, now));
    return removals.hide(app, new Written(now, lines, purge))
        ? Optional.of(purge)
        : Optional.empty();
  }

  // If that does not happen, the next planner does it.
  private void handOn(Purge purge) {
    queue.send(purge, Purge.RESTS);
  }

  private Optional<Purge> hide(UUID teamId, UUID projectId, long appsMade, Actor actor) {
    Optional<Project> project = teams.project(teamId, projectId);
    List<App> apps = new ArrayList<>(apps(teamId, projectId));
    // What does not fit into the one write goes before it, each app by itself.
    while (apps.size() > RemovalStore.MAX_APPS) {
      app(teamId, apps.removeLast().id(), actor);
    }
    Instant now = entries.now();
    List<AuditEntry> lines = new ArrayList<>();
    lines.add(entries.of(teamId, actor, Deed.delete(Resource.project(projectId)), now));
    apps.forEach(
        app -> lines.add(entries.of(teamId, actor, Deed.delete(Resource.app(app.id())), now)));
    Set<UUID> ids = apps.stream().map(App::id).collect(Collectors.toSet());
    var by = new Purge.By(actor, now);
    var purge = Purge.ofProject(entries.ids().next(), teamId, projectId, ids, by);
    return project
        .filter(found -> removals.hide(found, appsMade, apps, new Written(now, lines, purge)))
        .map(_ -> purge);
  }

  private void finishProject(UUID teamId, UUID projectId, Actor by) {
    revokeKeys(teamId, removals.appIds(teamId, projectId), by);
    removals.finishProject(teamId, projectId);
  }

  /** Revokes what is not revoked yet of the keys of those apps. */
  private void revokeKeys(UUID teamId, Set<UUID> appIds, Actor by) {
    for (KeyRegistry.Listed listed : keys.ofTeam(teamId)) {
      ApiKey key = listed.key();
      if (key.scope().app().filter(app -> appIds.contains(app.appId())).isPresent()) {
        Instant now = entries.now();
        keys.revoke(key, now, entries.of(teamId, by, Deed.delete(Resource.key(key.id())), now));
      }
    }
  }

  private List<App> apps(UUID teamId, UUID projectId) {
    return teams.apps(teamId).stream()
        .filter(app -> app.place().projectId().equals(projectId))
        .toList();
  }
}
