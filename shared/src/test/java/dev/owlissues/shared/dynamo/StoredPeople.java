package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.member.Member;
import dev.owlissues.shared.user.Role;
import dev.owlissues.shared.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts people into teams without the ways by which people come there. */
public final class StoredPeople {
  private final DynamoDbClient client;
  private final TableNames names;

  /** People of those tables. */
  public StoredPeople(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.names = names;
  }

  /** Makes somebody a member of a team. */
  public void join(UUID teamId, UUID userId, String email, Instant now) {
    var user = new User(userId, email, "Somebody", "{}", now, now);
    var member = new Member(teamId, userId, Role.MEMBER, now, true, Optional.empty());
    client.putItem(r -> r.tableName(names.of(Tables.USERS)).item(UserItems.toItem(user)));
    client.putItem(r -> r.tableName(names.of(Tables.TEAMS)).item(MemberItems.toItem(member)));
  }

  /** Takes somebody out of a team. */
  public void leave(UUID teamId, UUID userId) {
    client.deleteItem(
        r -> r.tableName(names.of(Tables.TEAMS)).key(MemberItems.key(teamId, userId)));
  }
}
