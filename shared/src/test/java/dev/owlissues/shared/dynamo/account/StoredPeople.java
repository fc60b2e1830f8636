package dev.owlissues.shared.dynamo.account;

import static dev.owlissues.shared.account.user.UserBuilder.aUser;

import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
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
    var user = aUser().id(userId).email(email).createdAt(now).build();
    var member = Member.joining(teamId, userId, Role.MEMBER, now);
    client.putItem(r -> r.tableName(names.of(Tables.USERS)).item(UserCodec.toItem(user)));
    client.putItem(r -> r.tableName(names.of(Tables.TEAMS)).item(MemberCodec.toItem(member)));
  }

  /** Takes somebody out of a team. */
  public void leave(UUID teamId, UUID userId) {
    client.deleteItem(
        r -> r.tableName(names.of(Tables.TEAMS)).key(MemberCodec.key(teamId, userId)));
  }
}
