package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.EndedSessions;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The codecs of people, their memberships and the ways to them. */
final class UserCodec {
  static final String USER = "user";
  static final String USER_ID = "user_id";

  /** The item that says whether anybody ever signed in. */
  static final Map<String, AttributeValue> FIRST = Attributes.key("first", USER);

  /** Of the person: the generation of sessions that is good; absent is the first. */
  static final String GENERATION = "session_generation";

  private static final String ENDED = "ended-session#";
  private static final String TEAMS = "team#";
  private static final String ID = "id";
  private static final String EMAIL = "email";
  private static final String NAME = "name";
  private static final String PREFERENCES = "preferences";
  private static final String CREATED_AT = "created_at";
  private static final String UPDATED_AT = "updated_at";
  private static final String TEAM_ID = "team_id";
  private static final String ROLE = "role";

  private UserCodec() {}

  static String partition(UUID userId) {
    return "user#" + userId;
  }

  static Map<String, AttributeValue> key(UUID userId) {
    return Attributes.key(partition(userId), USER);
  }

  static Map<String, AttributeValue> membershipKey(UUID userId, UUID teamId) {
    return Attributes.key(partition(userId), TEAMS + teamId);
  }

  static String partition(EmailAddress address) {
    return "email#" + address.hash();
  }

  static Map<String, AttributeValue> toItem(User user) {
    return Item.of(key(user.id()))
        .with(ID, user.id())
        .with(EMAIL, user.email())
        .with(NAME, user.name())
        .with(PREFERENCES, user.preferences())
        .with(CREATED_AT, user.createdAt())
        .with(UPDATED_AT, user.updatedAt())
        .attributes();
  }

  static User user(Item item) {
    return new User(
        item.uuid(ID),
        item.text(EMAIL),
        item.text(NAME),
        item.text(PREFERENCES),
        item.instant(CREATED_AT),
        item.instant(UPDATED_AT));
  }

  /** Leads from an address to whoever signs in with it. */
  static Map<String, AttributeValue> address(EmailAddress address, UUID userId) {
    return Item.keyed(partition(address), USER).with(USER_ID, userId).attributes();
  }

  static Map<String, AttributeValue> toItem(UUID userId, UUID teamId, Role role) {
    return Item.of(membershipKey(userId, teamId))
        .with(TEAM_ID, teamId)
        .with(ROLE, role.wire())
        .attributes();
  }

  /** A session that was ended, until it would have ended anyway. */
  static Map<String, AttributeValue> ended(UUID userId, UUID sessionId, Instant until) {
    return Item.keyed(partition(userId), ENDED + sessionId).expiring(until).attributes();
  }

  /** What the items of a person's partition say about their sessions. */
  static EndedSessions ended(Item user, List<Item> partition) {
    return new EndedSessions(
        user.has(GENERATION) ? user.number(GENERATION) : 0,
        partition.stream()
            .map(item -> item.text("sk"))
            .filter(sort -> sort.startsWith(ENDED))
            .map(sort -> UUID.fromString(sort.substring(ENDED.length())))
            .collect(Collectors.toSet()));
  }

  static boolean isMembership(Item item) {
    return item.text("sk").startsWith(TEAMS);
  }

  static Membership membership(Item item) {
    return new Membership(item.uuid(TEAM_ID), Role.ofWire(item.text(ROLE)).orElseThrow());
  }
}
