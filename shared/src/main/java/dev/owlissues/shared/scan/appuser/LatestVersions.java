package dev.owlissues.shared.scan.appuser;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.App.LatestVersion;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.version.VersionOrder;
import dev.owlissues.shared.scan.page.NewestVersions;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps the highest version that an app has been seen with in production, for display. */
final class LatestVersions {
  private final TeamStore teams;
  private final InstantSource clock;

  LatestVersions(TeamStore teams, InstantSource clock) {
    this.teams = teams;
    this.clock = clock;
  }

  /** Raises the app's latest version to the newest of these, if that is higher. */
  void note(Unit unit, NewestVersions production) {
    production.by(VersionOrder.SEMVER).ifPresent(newest -> raise(unit, newest));
  }

  private void raise(Unit unit, String newest) {
    boolean settled = false;
    while (!settled) {
      Optional<App> app = teams.app(unit.teamId(), unit.appId()).filter(a -> isHigher(newest, a));
      settled =
          app.isEmpty() || teams.raiseLatest(app.get(), new LatestVersion(newest, clock.instant()));
    }
  }

  private static boolean isHigher(String version, App app) {
    return app.latest()
        .map(latest -> VersionOrder.SEMVER.newer(version, latest.version()))
        .orElse(true);
  }
}
