package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.config.ConfigFile;
import dev.owlissues.cli.config.Profile;
import dev.owlissues.cli.config.TargetFinder;
import dev.owlissues.cli.session.Session;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What {@code owl setup} and {@code owl auth verify} have in common. */
final class Keeping {
  private Keeping() {}

  /** Where apps send to, if somebody said so. */
  static Optional<String> ingest(Session session) {
    return session
        .globals()
        .ingestEndpoint()
        .or(() -> session.variable("OWLMETRY_INGEST_ENDPOINT"))
        .map(address -> TargetFinder.uri(address).toString());
  }

  /** Keeps a team's key for that address, and says so, but not the key. */
  static void keep(Session session, JsonNode team, String key, URI endpoint) {
    Profile profile =
        new Profile(
            Session.text(team, "id"),
            key,
            Session.text(team, "name"),
            Session.text(team, "slug"),
            Optional.of(endpoint.toString()));
    ConfigFile config = session.config();
    config.save(profile, ingest(session));
    ObjectNode json = Session.body().put("endpoint", endpoint.toString());
    json.putObject("team")
        .put("id", profile.teamId())
        .put("name", profile.name())
        .put("slug", profile.slug());
    json.put("config", config.path().toString());
    session
        .printer()
        .done(
            json,
            List.of("endpoint", "team", "config"),
            "Kept the key of %s for %s in %s.".formatted(profile.name(), endpoint, config.path()));
  }
}
