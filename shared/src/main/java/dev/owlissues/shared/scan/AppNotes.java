package dev.owlissues.shared.scan;

import dev.owlissues.shared.appuser.UserStore;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.VersionOrder;
import dev.owlissues.shared.team.Project;
import dev.owlissues.shared.team.ProjectSettings;
import dev.owlissues.shared.team.TeamStore;
import java.time.InstantSource;

/**
 * What the scan keeps of an app beside its issues: its latest version and its users. It remembers
 * users from page to page.
 */
final class AppNotes {
  /** How many bytes of the app's users are remembered from page to page: some two million. */
  private static final long REMEMBERED = 64L << 20;

  private final TeamStore teams;
  private final LatestVersions latest;
  private final AppUsers users;

  AppNotes(TeamStore teams, UserStore users, Lanes lanes, InstantSource clock) {
    this.teams = teams;
    this.latest = new LatestVersions(teams, clock);
    this.users = new AppUsers(new RememberedUsers(users, REMEMBERED), lanes);
  }

  /** Takes note of a page. Repeating it changes nothing. */
  void note(Unit unit, PageFold fold) {
    latest.note(unit, fold.production());
    users.note(unit.appId(), fold.users());
  }

  /** The version order of the unit's project. */
  VersionOrder versionOrder(Unit unit) {
    return teams
        .project(unit.teamId(), unit.projectId())
        .map(Project::settings)
        .map(ProjectSettings::versionOrder)
        .orElse(VersionOrder.STRING);
  }
}
