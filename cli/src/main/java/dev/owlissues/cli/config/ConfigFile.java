package dev.owlissues.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.json.JsonReader;
import dev.owlissues.cli.json.JsonWriter;
import dev.owlissues.cli.rest.Failure.WrongUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Profiles in {@code ~/.owlmetry/config.json}, in the form of OwlMetry's CLI, so that both find the
 * same. That form has one address for all teams; here each team has its own beside its key, and the
 * one for all is the active team's. Written with mode 600 and all at once; what is in it beside the
 * profiles stays (R-cli-3).
 */
public final class ConfigFile {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private static final String ENDPOINT = "endpoint";
  private static final String INGEST = "ingest_endpoint";
  private static final String ACTIVE = "active_team";
  private static final String TEAMS = "teams";

  private final Path path;

  /** The one in a home directory. */
  public ConfigFile(Path home) {
    this.path = home.resolve(".owlmetry").resolve("config.json");
  }

  public Path path() {
    return path;
  }

  /** Where the active team's API is. */
  public Optional<String> endpoint() {
    return text(read(), ENDPOINT);
  }

  /** Whether others than its owner may read the keys in it. */
  public boolean isOpenToOthers() {
    try {
      return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException none) {
      return false;
    }
  }

  public List<Profile> profiles() {
    ObjectNode config = read();
    return config
        .path(TEAMS)
        .propertyStream()
        .filter(team -> team.getValue().path("api_key").isTextual())
        .map(team -> profile(team.getKey(), team.getValue(), text(config, ENDPOINT)))
        .toList();
  }

  public Optional<Profile> active() {
    Optional<String> id = text(read(), ACTIVE);
    return profiles().stream()
        .filter(profile -> id.equals(Optional.of(profile.teamId())))
        .findFirst();
  }

  /** The profile that somebody means. */
  public Profile find(String team) {
    List<Profile> profiles = profiles();
    return profiles.stream()
        .filter(profile -> profile.isCalled(team))
        .findFirst()
        .orElseThrow(() ->
            new WrongUse(
                profiles.isEmpty()
                    ? "There is no profile in %s yet: owl setup or owl auth verify makes one."
                        .formatted(path)
                    : "There is no profile \"%s\"; there are %s."
                        .formatted(
                            team,
                            String.join(", ", profiles.stream().map(Profile::slug).toList()))));
  }

  /**
   * Keeps a profile and makes it the active one.
   *
   * @param ingestEndpoint where its apps send to; if not said it stays, or is the endpoint
   */
  public void save(Profile profile, Optional<String> ingestEndpoint) {
    ObjectNode config = bound();
    ObjectNode team = object(object(config, TEAMS), profile.teamId());
    boolean stays = text(team, ENDPOINT).equals(profile.endpoint());
    team.put("api_key", profile.apiKey());
    team.put("team_name", profile.name());
    team.put("team_slug", profile.slug());
    profile.endpoint().ifPresent(endpoint -> team.put(ENDPOINT, endpoint));
    ingestEndpoint
        .or(() -> text(team, INGEST).filter(_ -> stays))
        .or(profile::endpoint)
        .ifPresent(ingest -> team.put(INGEST, ingest));
    activate(config, profile.teamId());
    write(config);
  }

  /** Makes a profile the active one. */
  public void activate(Profile profile) {
    ObjectNode config = bound();
    activate(config, profile.teamId());
    write(config);
  }

  /** Fails where a profile could not be kept. */
  public void mustBeWritable() {
    read();
    try {
      Files.delete(beside(place()));
    } catch (IOException | UnsupportedOperationException e) {
      throw notWritten(e);
    }
  }

  // A team that has no address yet is of the one for all, which is about to be another team's
  // (R-cli-2).
  private ObjectNode bound() {
    ObjectNode config = read();
    for (JsonNode team : config.path(TEAMS)) {
      if (team instanceof ObjectNode known && text(known, ENDPOINT).isEmpty()) {
        text(config, ENDPOINT).ifPresent(endpoint -> known.put(ENDPOINT, endpoint));
        text(config, INGEST).ifPresent(ingest -> known.put(INGEST, ingest));
      }
    }
    return config;
  }

  private static void activate(ObjectNode config, String teamId) {
    JsonNode team = config.path(TEAMS).path(teamId);
    text(team, ENDPOINT).ifPresent(endpoint -> config.put(ENDPOINT, endpoint));
    text(team, INGEST).ifPresent(ingest -> config.put(INGEST, ingest));
    config.put(ACTIVE, teamId);
  }

  private static ObjectNode object(ObjectNode parent, String field) {
    return parent.get(field) instanceof ObjectNode known ? known : parent.putObject(field);
  }

  private static Profile profile(String id, JsonNode team, Optional<String> ofAll) {
    return new Profile(
        id,
        team.path("api_key").asText(),
        text(team, "team_name").orElse(id),
        text(team, "team_slug").orElse(id),
        text(team, ENDPOINT).or(() -> ofAll));
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.of(json.path(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank());
  }

  private ObjectNode read() {
    try {
      if (!Files.exists(path)) {
        return JsonNodeFactory.instance.objectNode();
      }
      return JsonReader.read(Files.readAllBytes(path))
          .map(json -> json instanceof ObjectNode object && hasTeams(object) ? object : null)
          .orElseThrow(() ->
              new WrongUse(
                  "%s is not a JSON object with an object of teams: mend it or delete it."
                      .formatted(path)));
    } catch (IOException e) {
      throw new WrongUse("%s cannot be read: %s".formatted(path, e));
    }
  }

  private static boolean hasTeams(ObjectNode config) {
    JsonNode teams = config.path(TEAMS);
    return teams.isMissingNode() || teams.isNull() || teams.isObject();
  }

  // A file that is there with another mode gets this one's, for this one takes its place.
  private void write(ObjectNode config) {
    try {
      Path place = place();
      Path whole = beside(place);
      try {
        Files.write(whole, (JsonWriter.pretty(config) + "\n").getBytes(StandardCharsets.UTF_8));
        Files.move(
            whole, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        // Of a full disk, say. Nothing is left behind that has keys in it.
        Files.deleteIfExists(whole);
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw notWritten(e);
    }
  }

  // Where the file really is: a link to it stays one.
  private Path place() throws IOException {
    Path place = path.toAbsolutePath();
    Files.createDirectories(place.getParent());
    return Files.exists(place) ? place.toRealPath() : place;
  }

  private static Path beside(Path place) throws IOException {
    return Files.createTempFile(
        place.getParent(), "config", ".new", PosixFilePermissions.asFileAttribute(OWNER));
  }

  private WrongUse notWritten(Exception e) {
    return new WrongUse("%s cannot be written: %s".formatted(path, e));
  }
}
