package dev.owlissues.api.account;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import java.io.IOException;
import java.util.List;

/** People and their places in teams, as the wire has them. */
public final class UserJson {
  private UserJson() {}

  /** A person's place in a team. */
  record Seat(Team team, Role role) {}

  /** The field {@code user}. */
  public static void user(JsonGenerator json, User user) throws IOException {
    json.writeObjectFieldStart("user");
    Json.id(json, "id", user.id());
    json.writeStringField("email", user.email());
    json.writeStringField("name", user.name());
    json.writeFieldName("preferences");
    json.writeRawValue(user.preferences());
    Json.time(json, "created_at", user.createdAt());
    Json.time(json, "updated_at", user.updatedAt());
    json.writeEndObject();
  }

  /** The field {@code teams}. */
  static void seats(JsonGenerator json, List<Seat> seats) throws IOException {
    json.writeArrayFieldStart("teams");
    for (Seat seat : seats) {
      json.writeStartObject();
      fields(json, seat);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The field {@code teams} with one place, and the secret of the agent key made with it. */
  static void seat(JsonGenerator json, Seat seat, String agentKey) throws IOException {
    json.writeArrayFieldStart("teams");
    json.writeStartObject();
    fields(json, seat);
    json.writeStringField("default_agent_key", agentKey);
    json.writeEndObject();
    json.writeEndArray();
  }

  /** What a team is called. */
  public static void name(JsonGenerator json, Team team) throws IOException {
    Json.id(json, "id", team.id());
    json.writeStringField("name", team.name());
    json.writeStringField("slug", team.slug());
  }

  private static void fields(JsonGenerator json, Seat seat) throws IOException {
    name(json, seat.team());
    json.writeStringField("role", seat.role().wire());
  }
}
