package dev.owlissues.ingest;

import dev.owlissues.shared.account.access.ApiKey.AppScope;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.AppInProject;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.event.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * Settings of apps, remembered for a minute: a change takes that long to reach every process. What
 * does not exist is not remembered, nor is anything of keys.
 */
final class SettingsCache {
  static final Duration FRESH = Duration.ofMinutes(1);

  private static final int MAX_APPS = 10_000;
  private static final int ONLY_SHARD = 0;

  private final TeamStore teams;
  private final InstantSource clock;
  private final SequencedMap<UUID, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  SettingsCache(TeamStore teams, InstantSource clock) {
    this.teams = teams;
    this.clock = clock;
  }

  /** The app's settings, if the app and its project still exist. */
  Optional<AppSettings> of(UUID teamId, AppScope scope) {
    Instant now = clock.instant();
    Optional<AppSettings> fresh = fresh(scope.appId(), now);
    if (fresh.isPresent()) {
      return fresh;
    }
    Optional<AppSettings> read = read(teamId, scope);
    read.ifPresent(settings -> remember(scope.appId(), new Entry(settings, now)));
    return read;
  }

  private synchronized Optional<AppSettings> fresh(UUID appId, Instant now) {
    return Optional.ofNullable(entries.get(appId))
        .filter(entry -> now.isBefore(entry.readAt.plus(FRESH)))
        .map(Entry::settings);
  }

  private synchronized void remember(UUID appId, Entry entry) {
    entries.put(appId, entry);
    if (entries.size() > MAX_APPS) {
      entries.pollFirstEntry();
    }
  }

  private Optional<AppSettings> read(UUID teamId, AppScope scope) {
    var place = new App.Place(teamId, scope.projectId());
    return teams.app(place, scope.appId()).map(SettingsCache::settings);
  }

  private static AppSettings settings(AppInProject found) {
    App app = found.app();
    return new AppSettings(
        new Unit(app.place().teamId(), app.place().projectId(), app.id(), ONLY_SHARD),
        app.platform(),
        app.bundleId(),
        Duration.ofDays(found.project().settings().effectiveRetentionDays()));
  }

  private record Entry(AppSettings settings, Instant readAt) {}
}
