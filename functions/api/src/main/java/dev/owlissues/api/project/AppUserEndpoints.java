package dev.owlissues.api.project;

import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Modes;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserPage;
import dev.owlissues.shared.appuser.AppUserQuery;
import dev.owlissues.shared.appuser.AppUserStore;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.appuser.UserPropertyStore;
import dev.owlissues.shared.event.reading.DataMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The users of an app, as its error events tell of them, with what apps say about them. */
public final class AppUserEndpoints {

  private final Catalog catalog;
  private final AppUserStore users;
  private final UserPropertyStore properties;

  public AppUserEndpoints(Catalog catalog, AppUserStore users, UserPropertyStore properties) {
    this.catalog = catalog;
    this.users = users;
    this.properties = properties;
  }

  public HttpResponse list(Call call) {
    Parameters parameters = call.parameters();
    Optional<String> search = parameters.text("search", Parameters.MAX_TEXT);
    Optional<Boolean> anonymous = parameters.flag("is_anonymous");
    DataMode mode = Modes.of(parameters, DataMode.ALL);
    AppUserQuery query =
        new AppUserQuery(
            wanted(search, anonymous, mode),
            parameters.limit(),
            parameters.cursor("cursor", Cursors::user));
    return parameters.refusal().orElseGet(() -> catalog.app(call).then(app -> page(app, query)));
  }

  private HttpResponse page(App app, AppUserQuery query) {
    AppUserPage page = users.list(app.id(), query);
    Map<String, UserProperties> known =
        properties.find(
            app.place().projectId(), page.users().stream().map(AppUser::userId).toList());
    var json = new AppUserJson(app, known);
    return Answers.page(
        "users",
        page.rows(),
        row -> json.object(row.user()),
        AppUserPage.Row::place,
        page.next(),
        Cursors::write);
  }

  private static Predicate<AppUser> wanted(
      Optional<String> search, Optional<Boolean> anonymous, DataMode mode) {
    Optional<String> part = search.map(text -> text.toLowerCase(Locale.ROOT));
    return user ->
        user.modes().isIn(mode)
            && part.filter(text -> !user.userId().toLowerCase(Locale.ROOT).contains(text)).isEmpty()
            && anonymous.filter(asked -> asked != AppUserJson.isAnonymous(user)).isEmpty();
  }
}
