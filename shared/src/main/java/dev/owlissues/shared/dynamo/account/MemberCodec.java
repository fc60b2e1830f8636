package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Members under their team, and the number of owners that the team keeps. */
final class MemberCodec {
  static final String MEMBERS = "member#";

  /** Of the team: how many owners it has, so that the last one can be told. */
  static final String OWNERS = "owners";

  private static final String USER_ID = "user_id";
  private static final String ROLE = "role";
  private static final String JOINED_AT = "joined_at";
  private static final String UNSUBSCRIBED = "unsubscribed";
  private static final String DEFAULT_AGENT_KEY = "default_agent_key";

  private MemberCodec() {}

  static Map<String, AttributeValue> key(UUID teamId, UUID userId) {
    return Attributes.key(teamId.toString(), MEMBERS + userId);
  }

  static Map<String, AttributeValue> toItem(Member member) {
    return Item.of(key(member.teamId(), member.userId()))
        .with(USER_ID, member.userId())
        .with(ROLE, member.role().wire())
        .with(JOINED_AT, member.joinedAt())
        .with(UNSUBSCRIBED, !member.subscribed())
        .withUuid(DEFAULT_AGENT_KEY, member.defaultAgentKey())
        .attributes();
  }

  static Member fromItem(Item item) {
    return new Member(
        UUID.fromString(item.text("pk")),
        item.uuid(USER_ID),
        Role.ofWire(item.text(ROLE)).orElseThrow(),
        item.instant(JOINED_AT),
        !item.flag(UNSUBSCRIBED),
        item.optionalUuid(DEFAULT_AGENT_KEY));
  }

  /** The condition that somebody is in the team, and no less than that. */
  static ConditionCheck stillIs(String table, UUID teamId, UUID userId, Role least) {
    Map<String, AttributeValue> roles = new TreeMap<>();
    for (Role role : Role.values()) {
      if (role.covers(least)) {
        roles.put(":" + role.wire(), Attributes.text(role.wire()));
      }
    }
    return ConditionCheck.builder()
        .tableName(table)
        .key(key(teamId, userId))
        .conditionExpression("#role IN (" + String.join(", ", roles.keySet()) + ")")
        .expressionAttributeNames(Map.of("#role", ROLE))
        .expressionAttributeValues(roles)
        .build();
  }

  /** One owner more in the team. */
  static Update oneOwnerMore(String table, UUID teamId) {
    return owners(table, teamId, 1, "attribute_exists(pk)", Map.of());
  }

  /** One owner less, if another remains. */
  static Update oneOwnerLess(String table, UUID teamId) {
    return owners(table, teamId, -1, "owners > :least", Map.of(":least", Attributes.number(1)));
  }

  private static Update owners(
      String table, UUID teamId, int more, String condition, Map<String, AttributeValue> values) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.put(":more", Attributes.number(more));
    return Update.builder()
        .tableName(table)
        .key(Attributes.key(teamId.toString(), TeamCodec.TEAM))
        .updateExpression("ADD owners :more")
        .conditionExpression(condition)
        .expressionAttributeValues(all)
        .build();
  }
}
