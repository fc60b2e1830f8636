package dev.owlissues.shared.dynamo.appuser;

import dev.owlissues.shared.appuser.UserProfile;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a user of a project: properties, whose an anonymous id is, and which of them a user
 * has claimed. Each is there only if somebody said so, and written without the others.
 */
final class ProfileCodec {
  private static final int PARTITIONS = 16;

  static final String CLAIMED_BY = "claimed_by";

  private ProfileCodec() {}

  // By the first digit of a hash, so that no partition has all users of a project, and yet all of
  // them are found.
  static Map<String, AttributeValue> key(UUID projectId, String userId) {
    return Attributes.key(projectId + "#" + Sha256.hex(userId).charAt(0), userId);
  }

  static List<String> partitions(UUID projectId) {
    return IntStream.range(0, PARTITIONS)
        .mapToObj(digit -> projectId + "#" + Integer.toHexString(digit))
        .toList();
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
