package dev.owlissues.api.project;

import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Modes;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.appuser.AppUserPage.End;
import dev.owlissues.shared.appuser.AppUserStore;
import dev.owlissues.shared.appuser.UserPropertyStore;
import dev.owlissues.shared.event.reading.DataMode;
import java.util.Optional;

/** The users of an app, as its error events tell of them, with what apps say about them. */
public final class AppUserEndpoints {

  private final Catalog catalog;
  private final AppUserList users;

  public AppUserEndpoints(Catalog catalog, AppUserStore users, UserPropertyStore properties) {
    this.catalog = catalog;
    this.users = new AppUserList(users, properties);
  }

  public HttpResponse list(Call call) {
    Parameters parameters = call.parameters();
    AppUserFilter filter =
        AppUserFilter.of(
            parameters.text("search", Parameters.MAX_TEXT),
            parameters.flag("is_anonymous"),
            Modes.of(parameters, DataMode.ALL));
    int limit = parameters.limit();
    Optional<End> after = parameters.cursor("cursor", Cursors::user);
    return parameters
        .refusal()
        .orElseGet(() ->
            catalog
                .app(call)
                .then(app ->
                    answer(app, users.page(app, catalog.erased(app), filter, limit, after))));
  }

  private static HttpResponse answer(App app, AppUserList.Page page) {
    var json = new AppUserJson(app);
    return Answers.page(
        "users", page.rows(), json::object, KnownAppUser::place, page.next(), Cursors::write);
  }
}
