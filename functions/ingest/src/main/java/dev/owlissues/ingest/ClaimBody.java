package dev.owlissues.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.ingest.rules.EventFields;
import dev.owlissues.ingest.rules.EventRules;
import dev.owlissues.shared.appuser.AnonymousIds;
import java.util.ArrayList;
import java.util.List;

/**
 * A request's body about who somebody anonymous is: {@code {anonymous_id, user_id}}. Both are read
 * as the user ids of events are, or they would be others.
 */
sealed interface ClaimBody {

  /** Who it is. */
  record Claim(String anonymousId, String userId) implements ClaimBody {}

  /** A body that breaks a rule. */
  record Wrong(String problem) implements ClaimBody {}

  /** Reads a body. */
  static ClaimBody read(ObjectNode body) {
    var fields = new EventFields(body);
    String anonymousId = fields.text("anonymous_id", EventRules.MAX_NAME);
    String userId = fields.text("user_id", EventRules.MAX_NAME);
    List<String> problems = new ArrayList<>();
    if (!AnonymousIds.has(anonymousId)) {
      problems.add("anonymous_id is required and begins with " + AnonymousIds.PREFIX);
    }
    if (userId.isEmpty()) {
      problems.add("user_id is required");
    } else if (AnonymousIds.has(userId)) {
      problems.add("user_id must not begin with " + AnonymousIds.PREFIX);
    }
    return problems.isEmpty()
        ? new Claim(anonymousId, userId)
        : new Wrong(String.join("; ", problems));
  }
}
