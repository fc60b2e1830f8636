package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.config.ConfigFile;
import dev.owlissues.cli.config.Profile;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.view.Listing;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code owl switch}: which team's key is used from now on. */
@Command(
    name = "switch",
    description = "Use another team's key from now on; without a team, list those that are kept.")
public final class SwitchCommand implements Runnable {
  private static final List<String> FIELDS = List.of("id", "name", "slug", "endpoint", "active");

  private static final Listing PROFILES =
      new Listing(
          "profiles",
          List.of(
              Column.of("", row -> row.path("active").asBoolean() ? "*" : ""),
              Column.field("name", "name").cut(),
              Column.field("slug", "slug"),
              Column.field("endpoint", "endpoint").leftOut(),
              Column.field("id", "id")),
          FIELDS,
          "No profile is kept yet: owl setup or owl auth verify makes one.");

  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "TEAM", description = "A team's id, slug or name.")
  Optional<String> team = Optional.empty();

  public SwitchCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    ConfigFile config = session.config();
    if (team.isPresent()) {
      Profile profile = config.find(team.get());
      config.activate(profile);
      session.printer().done(json(profile, true), FIELDS, "From now on: " + profile.name());
    } else {
      Optional<Profile> active = config.active();
      ObjectNode body = Session.body();
      ArrayNode profiles = body.putArray("profiles");
      config
          .profiles()
          .forEach(profile -> profiles.add(json(profile, active.equals(Optional.of(profile)))));
      session.printer().list(body, PROFILES);
    }
  }

  private static ObjectNode json(Profile profile, boolean active) {
    ObjectNode json =
        Session.body()
            .put("id", profile.teamId())
            .put("name", profile.name())
            .put("slug", profile.slug());
    Session.put(json, "endpoint", profile.endpoint());
    return json.put("active", active);
  }
}
