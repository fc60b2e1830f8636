package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.member.MemberStore;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Members in DynamoDB: under their team, and as memberships under the person. */
public final class DynamoMemberStore implements MemberStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String teams;
  private final String users;
  private final String audit;

  /** The members of that stack's teams. */
  public DynamoMemberStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.teams = names.of(Tables.TEAMS);
    this.users = names.of(Tables.USERS);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public List<Member> members(UUID teamId) {
    return new TeamReader(client, teams, backoff)
        .list(teamId, MemberCodec.MEMBERS).stream().map(MemberCodec::fromItem).toList();
  }

  @Override
  public Optional<Member> member(UUID teamId, UUID userId) {
    return ConsistentRead.find(client, teams, MemberCodec.key(teamId, userId))
        .map(MemberCodec::fromItem);
  }

  // Run again it finds another role than the one in `before`, and does nothing.
  @Override
  public boolean change(Member before, Role role, AuditEntry entry) {
    var transaction =
        new Transaction(client, backoff)
            .update(roleOf(teams, MemberCodec.key(before.teamId(), before.userId()), before, role))
            .update(
                roleOf(
                    users,
                    UserCodec.membershipKey(before.userId(), before.teamId()),
                    before,
                    role));
    if (before.role() == Role.OWNER && role != Role.OWNER) {
      transaction.update(MemberCodec.oneOwnerLess(teams, before.teamId()));
    }
    if (before.role() != Role.OWNER && role == Role.OWNER) {
      transaction.update(MemberCodec.oneOwnerMore(teams, before.teamId()));
    }
    return transaction.put(audit, AuditCodec.toItem(entry)).commit();
  }

  @Override
  public boolean remove(Member member, AuditEntry entry) {
    var transaction =
        new Transaction(client, backoff)
            .delete(
                Delete.builder()
                    .tableName(teams)
                    .key(MemberCodec.key(member.teamId(), member.userId()))
                    .conditionExpression("#role = :role")
                    .expressionAttributeNames(Map.of("#role", "role"))
                    .expressionAttributeValues(
                        Map.of(":role", Attributes.text(member.role().wire())))
                    .build())
            .delete(
                Delete.builder()
                    .tableName(users)
                    .key(UserCodec.membershipKey(member.userId(), member.teamId()))
                    .build());
    if (member.role() == Role.OWNER) {
      transaction.update(MemberCodec.oneOwnerLess(teams, member.teamId()));
    }
    return transaction.put(audit, AuditCodec.toItem(entry)).commit();
  }

  @Override
  public boolean subscribe(UUID teamId, UUID userId, boolean wanted) {
    return ConditionalWrite.held(() ->
        client.updateItem(update ->
            update
                .tableName(teams)
                .key(MemberCodec.key(teamId, userId))
                .updateExpression("SET unsubscribed = :unsubscribed")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(
                    Map.of(":unsubscribed", AttributeValue.fromBool(!wanted)))));
  }

  private static Update roleOf(
      String table, Map<String, AttributeValue> key, Member before, Role role) {
    return Update.builder()
        .tableName(table)
        .key(key)
        .updateExpression("SET #role = :role")
        .conditionExpression("#role = :before")
        .expressionAttributeNames(Map.of("#role", "role"))
        .expressionAttributeValues(
            Map.of(
                ":role", Attributes.text(role.wire()),
                ":before", Attributes.text(before.role().wire())))
        .build();
  }
}
