package dev.owlissues.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.rest.Failure.Refused;
import dev.owlissues.cli.rest.Failure.WrongUse;
import dev.owlissues.cli.rest.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds which team, project or issue somebody means who did not say it in full (R-cli-7). */
public final class Lookup {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Ids begin with a time; what tells two of one scan apart is their end. */
  private static final Pattern END = Pattern.compile("[0-9a-fA-F-]{6,35}");

  private static final int PAGES = 10;

  private final Session session;

  public Lookup(Session session) {
    this.session = session;
  }

  /** An issue, and the project that it is of. */
  public record IssueAddress(String projectId, String id) {
    public String path() {
      return "/v1/projects/%s/issues/%s".formatted(Query.segment(projectId), Query.segment(id));
    }
  }

  /** The team that was named, or the one that the key is of. */
  public String team(Optional<String> given) {
    return given.or(() -> session.target().teamId()).orElseGet(this::ownTeam);
  }

  private String ownTeam() {
    JsonNode who = session.rest().get("/v1/auth/whoami");
    if (who.path("team").isObject()) {
      return who.path("team").path("id").asText();
    }
    List<JsonNode> teams = who.path("teams").valueStream().toList();
    if (teams.size() == 1) {
      return teams.getFirst().path("id").asText();
    }
    throw new WrongUse(
        teams.isEmpty() ? "You are in no team." : "Which team? --team-id, one of\n" + named(teams));
  }

  /** The project that was named by id, slug or name, or the only one. */
  public String project(Optional<String> given) {
    if (given.isPresent() && ID.matcher(given.get()).matches()) {
      return given.get();
    }
    List<JsonNode> projects = projects();
    List<JsonNode> meant =
        projects.stream()
            .filter(project -> given.isEmpty() || isCalled(project, given.get()))
            .toList();
    if (meant.size() == 1) {
      return meant.getFirst().path("id").asText();
    }
    if (projects.isEmpty()) {
      throw new WrongUse("There is no project yet: owl projects create --name NAME --slug SLUG");
    }
    throw new WrongUse(
        given.map("There is no one project \"%s\"; "::formatted).orElse("Which project? ")
            + "--project-id, one of\n"
            + named(projects));
  }

  private static boolean isCalled(JsonNode project, String name) {
    return project.path("slug").asText().equals(name)
        || project.path("name").asText().equalsIgnoreCase(name);
  }

  private List<JsonNode> projects() {
    return session.rest().get("/v1/projects").path("projects").valueStream().toList();
  }

  private static String named(List<JsonNode> things) {
    return things.stream()
        .map(thing ->
            "  %s  %s (%s)"
                .formatted(
                    thing.path("id").asText(),
                    thing.path("name").asText(),
                    thing.path("slug").asText()))
        .collect(Collectors.joining("\n"));
  }

  /** The issue with that id, or whose id ends so. */
  public IssueAddress issue(String given, Optional<String> project) {
    if (ID.matcher(given).matches()) {
      return new IssueAddress(project.isPresent() ? project(project) : projectOf(given), given);
    }
    if (!END.matcher(given).matches()) {
      throw new WrongUse(
          "\"%s\" is no id of an issue: it is a UUID, or its last six characters or more."
              .formatted(given));
    }
    return endingWith(given, project.map(name -> project(Optional.of(name))));
  }

  private String projectOf(String issue) {
    List<JsonNode> projects = projects();
    if (projects.size() > 1) {
      for (JsonNode project : projects) {
        String id = project.path("id").asText();
        if (exists(new IssueAddress(id, issue))) {
          return id;
        }
      }
    }
    return project(projects.isEmpty() ? Optional.empty() : Optional.of(firstId(projects)));
  }

  private static String firstId(List<JsonNode> projects) {
    return projects.getFirst().path("id").asText();
  }

  private boolean exists(IssueAddress issue) {
    try {
      session.rest().get(issue.path());
      return true;
    } catch (Refused refused) {
      if (refused.status() == 404) {
        // It was there: what the command asks next says what it has become.
        return refused.field("merged_into").isPresent();
      }
      throw refused;
    }
  }

  private IssueAddress endingWith(String end, Optional<String> project) {
    Query query =
        Query.none().with("data_mode", "all").with("limit", "200").with("project_id", project);
    List<IssueAddress> found = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < PAGES; page++) {
      JsonNode issues = session.rest().get("/v1/issues", query.with("cursor", cursor));
      issues
          .path("issues")
          .valueStream()
          .filter(issue -> issue.path("id").asText().endsWith(end.toLowerCase(Locale.ROOT)))
          .map(issue ->
              new IssueAddress(issue.path("project_id").asText(), issue.path("id").asText()))
          .forEach(found::add);
      if (!issues.path("has_more").asBoolean()) {
        break;
      }
      cursor = Optional.of(issues.path("cursor").asText());
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new WrongUse(
        found.isEmpty()
            ? "None of the issues that changed last has an id that ends with %s.".formatted(end)
            : "%d issues have an id that ends with %s: say more of it."
                .formatted(found.size(), end));
  }
}
