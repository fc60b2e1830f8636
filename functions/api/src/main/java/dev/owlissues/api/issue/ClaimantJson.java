package dev.owlissues.api.issue;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.issue.Claimant;
import java.io.IOException;
import java.util.Optional;

/** Who works on an issue: the caller as such, and {@code claimed_by} of the wire. */
public final class ClaimantJson {
  private ClaimantJson() {}

  /** The caller, who may be about to claim something. */
  public static Claimant of(Caller caller) {
    return switch (caller) {
      case Caller.Key(var key, _) -> new Claimant(Claimant.Type.AGENT, key.id(), key.name());
      case Caller.Person(var user, _) -> new Claimant(Claimant.Type.USER, user.id(), user.name());
    };
  }

  static void field(JsonGenerator json, Optional<Claimant> claimedBy) throws IOException {
    if (claimedBy.isEmpty()) {
      json.writeNullField("claimed_by");
      return;
    }
    json.writeObjectFieldStart("claimed_by");
    json.writeStringField("type", claimedBy.get().type().wire());
    Json.id(json, "id", claimedBy.get().id());
    Json.text(json, "name", claimedBy.get().name());
    json.writeEndObject();
  }
}
