package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.member.Invitation;
import dev.owlissues.shared.account.member.InvitationStore;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Invitations in DynamoDB. Every write is one transaction over all of an invitation's items. */
public final class DynamoInvitationStore implements InvitationStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String teams;
  private final String users;
  private final String audit;

  /** The invitations of that stack's teams. */
  public DynamoInvitationStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.teams = names.of(Tables.TEAMS);
    this.users = names.of(Tables.USERS);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public List<Invitation> ofTeam(UUID teamId) {
    return new TeamReader(client, teams, backoff)
        .list(teamId, InvitationCodec.INVITATIONS).stream().map(InvitationCodec::fromItem).toList();
  }

  @Override
  public Optional<Invitation> find(UUID teamId, EmailAddress address) {
    return get(teams, InvitationCodec.key(teamId, address)).map(InvitationCodec::fromItem);
  }

  @Override
  public Optional<Invitation> byToken(String tokenHash) {
    return get(users, InvitationCodec.tokenKey(tokenHash))
        .flatMap(way ->
            find(
                way.uuid(InvitationCodec.TEAM_ID),
                new EmailAddress(way.text(InvitationCodec.EMAIL))))
        .filter(invitation -> invitation.tokenHash().equals(tokenHash));
  }

  @Override
  public boolean invited(EmailAddress address, Instant now) {
    return client
        .query(query ->
            query
                .tableName(users)
                .keyConditionExpression("pk = :address AND begins_with(sk, :invitations)")
                .expressionAttributeValues(
                    Map.of(
                        ":address", Attributes.text(UserCodec.partition(address)),
                        ":invitations", Attributes.text(InvitationCodec.INVITATIONS)))
                .consistentRead(true))
        .items()
        .stream()
        .map(Item::of)
        .anyMatch(way -> now.isBefore(way.instant(InvitationCodec.VALID_UNTIL)));
  }

  @Override
  public boolean save(Invitation invitation, Optional<Invitation> before, AuditEntry entry) {
    var transaction =
        new Transaction(client, backoff)
            .put(replacing(invitation, before))
            .put(users, InvitationCodec.fromToken(invitation))
            .put(users, InvitationCodec.fromAddress(invitation))
            .check(mayStill(invitation));
    before.ifPresent(
        old -> transaction.delete(deletion(InvitationCodec.tokenKey(old.tokenHash()))));
    return transaction.put(audit, AuditCodec.toItem(entry)).commit();
  }

  private Put replacing(Invitation invitation, Optional<Invitation> before) {
    Put.Builder put = Put.builder().tableName(teams).item(InvitationCodec.toItem(invitation));
    before.ifPresentOrElse(
        old ->
            put.conditionExpression(
                    old.asked().acceptedAt().isPresent()
                        ? "token_hash = :token"
                        : "token_hash = :token AND attribute_not_exists(accepted_at)")
                .expressionAttributeValues(token(old)),
        () -> put.conditionExpression("attribute_not_exists(pk)"));
    return put.build();
  }

  @Override
  public boolean delete(Invitation invitation, AuditEntry entry) {
    return new Transaction(client, backoff)
        .delete(
            Delete.builder()
                .tableName(teams)
                .key(InvitationCodec.key(invitation.teamId(), invitation.address()))
                .conditionExpression("token_hash = :token")
                .expressionAttributeValues(token(invitation))
                .build())
        .delete(deletion(InvitationCodec.tokenKey(invitation.tokenHash())))
        .delete(deletion(InvitationCodec.addressKey(invitation.address(), invitation.teamId())))
        .put(audit, AuditCodec.toItem(entry))
        .commit();
  }

  // Two at once, or the same again: the second finds the invitation used.
  @Override
  public boolean accept(Invitation invitation, Member member, AuditEntry entry) {
    Map<String, AttributeValue> used =
        Map.of(
            ":token", Attributes.text(invitation.tokenHash()),
            ":now", Attributes.text(member.joinedAt()));
    var transaction =
        new Transaction(client, backoff)
            .update(
                Update.builder()
                    .tableName(teams)
                    .key(InvitationCodec.key(invitation.teamId(), invitation.address()))
                    .updateExpression("SET accepted_at = :now")
                    .conditionExpression(
                        "token_hash = :token AND attribute_not_exists(accepted_at)"
                            + " AND valid_until > :now")
                    .expressionAttributeValues(used)
                    .build())
            .putIfAbsent(teams, MemberCodec.toItem(member))
            .putIfAbsent(users, UserCodec.toItem(member.userId(), member.teamId(), member.role()))
            .delete(deletion(InvitationCodec.addressKey(invitation.address(), member.teamId())))
            .check(mayStill(invitation));
    if (member.role() == Role.OWNER) {
      transaction.update(MemberCodec.oneOwnerMore(teams, member.teamId()));
    }
    return transaction.put(audit, AuditCodec.toItem(entry)).commit();
  }

  // Who was removed, or is less now, lets nobody in any more.
  private ConditionCheck mayStill(Invitation invitation) {
    return MemberCodec.stillIs(
        teams, invitation.teamId(), invitation.asked().by(), invitation.leastInviter());
  }

  private Delete deletion(Map<String, AttributeValue> key) {
    return Delete.builder().tableName(users).key(key).build();
  }

  private static Map<String, AttributeValue> token(Invitation invitation) {
    return Map.of(":token", Attributes.text(invitation.tokenHash()));
  }

  private Optional<Item> get(String table, Map<String, AttributeValue> key) {
    return ConsistentRead.find(client, table, key);
  }
}
