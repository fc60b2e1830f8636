package dev.owlissues.local.stack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.FirstTeam;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Everything that one needs to use the stack: for its user, who is the only one that can ask. What
 * somebody removed is null, or not in the list.
 *
 * @param shown the apps as they are now
 * @param userToken makes a token with which the first team's owner is signed in, while they have an
 *     account
 */
public record Credentials(
    URI baseUrl,
    FirstTeam.Created team,
    UnaryOperator<List<App>> shown,
    Supplier<Optional<String>> userToken) {

  /** With the apps as they were made. */
  public Credentials(URI baseUrl, FirstTeam.Created team, Supplier<Optional<String>> userToken) {
    this(baseUrl, team, UnaryOperator.identity(), userToken);
  }

  /** The same, with the apps as that says. */
  public Credentials showing(UnaryOperator<List<App>> apps) {
    return new Credentials(baseUrl, team, apps, userToken);
  }

  /** The first team's apps, each with a client key that works. */
  public List<App> apps() {
    return shown.apply(team.apps());
  }

  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("base_url", baseUrl.toString());
    json.put("team_id", team.teamId().toString());
    json.put("project_id", team.project().map(project -> project.id().toString()).orElse(null));
    ArrayNode apps = json.putArray("apps");
    apps().forEach(app -> add(app, apps.addObject()));
    json.put("agent_key", team.agentSecret().text());
    json.put("user_email", FirstStart.OWNER);
    // A new one each time: the clock may have been moved beyond the last one's end.
    json.put("user_token", userToken.get().orElse(null));
    return json;
  }

  private static void add(App app, ObjectNode json) {
    json.put("id", app.id().toString());
    json.put("name", app.name());
    json.put("platform", app.platform().wire());
    json.put("bundle_id", app.bundleId().orElse(null));
    json.put("client_secret", app.clientSecret().orElse(null));
  }
}
