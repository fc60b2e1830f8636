package dev.owlissues.shared.scan.appuser;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.appuser.AppUserStore;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.page.PageFold;
import java.time.InstantSource;

/**
 * What the scan keeps of an app beside its issues: its latest version and its users. It remembers
 * users from page to page.
 */
public final class AppNotes {
  /** How many bytes of the app's users are remembered from page to page: some two million. */
  private static final long REMEMBERED = 64L << 20;

  private final TeamStore teams;
  private final LatestVersions latest;
  private final AppUsers users;

  /** Keeps it in those stores, as many users' buckets at once as there are lanes. */
  public AppNotes(TeamStore teams, AppUserStore users, int lanes, InstantSource clock) {
    this.teams = teams;
    this.latest = new LatestVersions(teams, clock);
    this.users = new AppUsers(new CachedAppUsers(users, REMEMBERED), lanes);
  }

  /** Takes note of a page. Repeating it changes nothing. */
  public void note(Unit unit, PageFold fold) {
    latest.note(unit, fold.production());
    users.note(unit.appId(), fold.users());
  }

  /** Whether the unit's app is removed, and its project. */
  public TeamStore.Standing standing(Unit unit) {
    return teams.standing(new App.Place(unit.teamId(), unit.projectId()), unit.appId());
  }
}
