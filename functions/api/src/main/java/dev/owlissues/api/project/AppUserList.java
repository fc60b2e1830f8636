package dev.owlissues.api.project;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserFinder;
import dev.owlissues.shared.appuser.AppUserPage;
import dev.owlissues.shared.appuser.AppUserPage.End;
import dev.owlissues.shared.appuser.AppUserPage.Row;
import dev.owlissues.shared.appuser.AppUserQuery;
import dev.owlissues.shared.appuser.AppUserStore;
import dev.owlissues.shared.appuser.UserPropertyStore;
import dev.owlissues.shared.event.reading.ErasedUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists an app's users, everybody once, whatever ids they were seen under (R-alias-5). */
final class AppUserList {
  /** How often a page reads on because most of those it read are shown as somebody else. */
  private static final int ROUNDS = 10;

  /** How many buckets are read at once. */
  private static final int LANES = 16;

  private final AppUserStore users;
  private final AppUserFinder finder;
  private final UserPropertyStore properties;

  AppUserList(AppUserStore users, UserPropertyStore properties) {
    this.users = users;
    this.finder = new AppUserFinder(users, LANES);
    this.properties = properties;
  }

  /** A page, which may be short though there are more. */
  record Page(List<KnownAppUser> rows, Optional<End> next) {}

  Page page(App app, ErasedUsers erased, AppUserFilter filter, int limit, Optional<End> after) {
    List<KnownAppUser> rows = new ArrayList<>();
    Optional<End> next = after;
    boolean full = true;
    for (int round = 0; round < ROUNDS && full && rows.size() < limit; round++) {
      int wanted = limit - rows.size();
      AppUserPage page =
          users.list(
              app.id(),
              new AppUserQuery(
                  user -> filter.mayWant(user) && shown(erased, user).isPresent(), wanted, next));
      rows.addAll(among(app, erased, page.rows()).rows(filter));
      next = page.next();
      // A page that is not full has read as much as it may, or everything.
      full = page.rows().size() == wanted && next.isPresent();
    }
    return new Page(rows, next);
  }

  private ClaimedAppUsers among(App app, ErasedUsers erased, List<Row> listed) {
    return ClaimedAppUsers.among(app, listed, rows -> shown(erased, rows), finder, properties);
  }

  private static List<Row> shown(ErasedUsers erased, List<Row> rows) {
    return rows.stream()
        .flatMap(row -> shown(erased, row.user()).map(user -> new Row(user, row.place())).stream())
        .toList();
  }

  // What was known of somebody when they were erased is gone for everybody (R-erasure-2).
  private static Optional<AppUser> shown(ErasedUsers erased, AppUser user) {
    return erased.at(user.userId()).map(user::since).orElseGet(() -> Optional.of(user));
  }
}
