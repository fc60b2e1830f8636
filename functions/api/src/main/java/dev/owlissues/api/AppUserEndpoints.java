package dev.owlissues.api;

import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.UserPage;
import dev.owlissues.shared.appuser.UserQuery;
import dev.owlissues.shared.appuser.UserStore;
import dev.owlissues.shared.identity.UserProperties;
import dev.owlissues.shared.identity.UserPropertyStore;
import dev.owlissues.shared.team.App;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The users of an app, as its error events tell of them, with what apps say about them. */
final class AppUserEndpoints {
  private static final int MAX_LIMIT = 200;

  private final Catalog catalog;
  private final UserStore users;
  private final UserPropertyStore properties;

  AppUserEndpoints(Catalog catalog, UserStore users, UserPropertyStore properties) {
    this.catalog = catalog;
    this.users = users;
    this.properties = properties;
  }

  HttpResponse list(Call call) {
    Parameters parameters = call.parameters();
    Optional<String> search = parameters.text("search", Parameters.MAX_TEXT);
    Optional<Boolean> anonymous = parameters.flag("is_anonymous");
    UserQuery query =
        new UserQuery(
            wanted(search, anonymous),
            parameters.limit("limit", MAX_LIMIT),
            parameters.cursor("cursor", Cursors::user));
    return parameters.refusal().orElseGet(() -> catalog.app(call).then(app -> page(app, query)));
  }

  private HttpResponse page(App app, UserQuery query) {
    UserPage page = users.list(app.id(), query);
    Map<String, UserProperties> known =
        properties.find(
            app.place().projectId(), page.users().stream().map(AppUser::userId).toList());
    var json = new AppUserJson(app, known);
    return Answers.page(
        "users",
        page.rows(),
        row -> json.object(row.user()),
        UserPage.Row::place,
        page.next(),
        Cursors::write);
  }

  private static Predicate<AppUser> wanted(Optional<String> search, Optional<Boolean> anonymous) {
    Optional<String> part = search.map(text -> text.toLowerCase(Locale.ROOT));
    return user ->
        part.filter(text -> !user.userId().toLowerCase(Locale.ROOT).contains(text)).isEmpty()
            && anonymous.filter(asked -> asked != AppUserJson.isAnonymous(user)).isEmpty();
  }
}
