package dev.owlissues.shared.dynamo.appuser;

import dev.owlissues.shared.appuser.UserProfile;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a user of a project: properties, whose an anonymous id is, and which of them a user
 * has claimed. Each is there only if somebody said so, and written without the others.
 */
final class ProfileCodec {
  static final String CLAIMED_BY = "claimed_by";

  private ProfileCodec() {}

  static Map<String, AttributeValue> key(UUID projectId, String userId) {
    return Attributes.key(projectId + "#" + userId);
  }

  static UserProfile profile(Item item) {
    return new UserProfile(
        properties(item), item.optionalText(CLAIMED_BY), item.textSet("claimed_from"));
  }

  static UserProperties properties(Item item) {
    if (!item.has("properties")) {
      return UserProperties.NONE;
    }
    TreeMap<String, String> values = new TreeMap<>();
    item.get("properties").m().forEach((name, value) -> values.put(name, value.s()));
    return new UserProperties(values, item.number("revision"));
  }
}
