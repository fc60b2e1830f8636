package dev.owlissues.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.FirstTeamPlan;
import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** A first team's plan as JSON, secrets in clear: for a file that only its owner can read. */
final class FirstTeamPlanJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private FirstTeamPlanJson() {}

  /** Writes the plan. */
  static String write(FirstTeamPlan plan) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("at", Iso.write(plan.at()));
    root.put("owner_id", plan.ownerId().toString());
    root.put("team_id", plan.teamId().toString());
    root.put("project_id", plan.projectId().toString());
    ObjectNode apps = root.putObject("apps");
    app(plan.apps().apple(), apps.putObject("apple"));
    app(plan.apps().web(), apps.putObject("web"));
    app(plan.apps().backend(), apps.putObject("backend"));
    key(plan.agent(), root.putObject("agent_key"));
    return root.toPrettyString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  static FirstTeamPlan read(String text) {
    JsonNode root = parse(text);
    JsonNode apps = root.path("apps");
    return new FirstTeamPlan(
        instant(root.path("at")),
        uuid(root.path("owner_id")),
        uuid(root.path("team_id")),
        uuid(root.path("project_id")),
        new FirstTeamPlan.Apps(
            app(apps.path("apple")), app(apps.path("web")), app(apps.path("backend"))),
        key(root.path("agent_key")));
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      // Without the cause: its message quotes the text, and the text has secrets.
      throw new IllegalArgumentException("the first team's plan is not JSON");
    }
  }

  private static void app(FirstTeamPlan.DrawnApp app, ObjectNode into) {
    into.put("id", app.id().toString());
    key(app.client(), into.putObject("client_key"));
  }

  private static FirstTeamPlan.DrawnApp app(JsonNode node) {
    return new FirstTeamPlan.DrawnApp(uuid(node.path("id")), key(node.path("client_key")));
  }

  private static void key(FirstTeamPlan.Key key, ObjectNode into) {
    into.put("id", key.id().toString());
    into.put("secret", key.secret().text());
  }

  private static FirstTeamPlan.Key key(JsonNode node) {
    Secret secret =
        Secret.parse(node.path("secret").asText())
            .orElseThrow(
                () -> new IllegalArgumentException("the first team's plan lacks a secret"));
    return new FirstTeamPlan.Key(uuid(node.path("id")), secret);
  }

  private static Instant instant(JsonNode node) {
    try {
      return Iso.read(node.asText());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("the first team's plan lacks its time", e);
    }
  }

  private static UUID uuid(JsonNode node) {
    return UUID.fromString(node.asText());
  }
}
