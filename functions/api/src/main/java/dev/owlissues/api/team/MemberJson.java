package dev.owlissues.api.team;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.account.member.Invitation;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.mail.Suppression;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Members and invitations as the wire has them. */
final class MemberJson {
  private MemberJson() {}

  static void members(JsonGenerator json, People.Gathered people) throws IOException {
    json.writeArrayFieldStart("members");
    for (Member member : people.members()) {
      User user = Optional.ofNullable(people.users().get(member.userId())).orElseThrow();
      json.writeStartObject();
      Json.id(json, "user_id", member.userId());
      json.writeStringField("email", user.email());
      json.writeStringField("name", user.name());
      json.writeStringField("role", member.role().wire());
      Json.time(json, "joined_at", member.joinedAt());
      Optional<Suppression> suppression =
          Optional.ofNullable(people.suppressed().get(user.email()));
      json.writeStringField("digest", digest(member, suppression));
      Json.text(json, "digest_reason", suppression.map(MemberJson::reason));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  // What came back says more than what was wished: without the address no wish can be granted.
  private static String digest(Member member, Optional<Suppression> suppression) {
    if (suppression.isPresent()) {
      return "suppressed";
    }
    return member.subscribed() ? "on" : "unsubscribed";
  }

  private static String reason(Suppression suppression) {
    return "%s on %s".formatted(suppression.cause().text(), Iso.write(suppression.at()));
  }

  static void invitations(JsonGenerator json, String name, People.Gathered people)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Invitation invitation : people.invitations()) {
      json.writeStartObject();
      fields(json, invitation, people.users());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void fields(JsonGenerator json, Invitation invitation, Map<UUID, User> users)
      throws IOException {
    Optional<User> by = Optional.ofNullable(users.get(invitation.asked().by()));
    Json.id(json, "id", invitation.id());
    Json.id(json, "team_id", invitation.teamId());
    json.writeStringField("email", invitation.address().text());
    json.writeStringField("role", invitation.role().wire());
    json.writeObjectFieldStart("invited_by");
    Json.id(json, "user_id", invitation.asked().by());
    Json.text(json, "name", by.map(User::name));
    Json.text(json, "email", by.map(User::email));
    json.writeEndObject();
    Json.time(json, "expires_at", invitation.asked().validUntil());
    Json.time(json, "accepted_at", invitation.asked().acceptedAt());
    Json.time(json, "created_at", invitation.asked().createdAt());
  }
}
