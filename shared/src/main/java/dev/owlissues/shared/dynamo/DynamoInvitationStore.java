package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.member.Invitation;
import dev.owlissues.shared.member.InvitationStore;
import dev.owlissues.shared.member.Member;
import dev.owlissues.shared.user.EmailAddress;
import dev.owlissues.shared.user.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Invitations in DynamoDB. Every write is one transaction over all of an invitation's items. */
public final class DynamoInvitationStore implements InvitationStore {
  private final DynamoDbClient client;
  private final String teams;
  private final String users;
  private final String audit;

  /** The invitations of that stack's teams. */
  public DynamoInvitationStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.teams = names.of(Tables.TEAMS);
    this.users = names.of(Tables.USERS);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public List<Invitation> ofTeam(UUID teamId) {
    return new TeamItems(client, teams)
        .list(teamId, InvitationItems.INVITATIONS).stream().map(InvitationItems::fromItem).toList();
  }

  @Override
  public Optional<Invitation> find(UUID teamId, EmailAddress address) {
    return get(teams, InvitationItems.key(teamId, address)).map(InvitationItems::fromItem);
  }

  @Override
  public Optional<Invitation> byToken(String tokenHash) {
    return get(users, InvitationItems.tokenKey(tokenHash))
        .flatMap(way ->
            find(
                way.uuid(InvitationItems.TEAM_ID),
                new EmailAddress(way.text(InvitationItems.EMAIL))))
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
                        ":address", Attributes.text(UserItems.partition(address)),
                        ":invitations", Attributes.text(InvitationItems.INVITATIONS)))
                .consistentRead(true))
        .items()
        .stream()
        .map(Item::of)
        .anyMatch(way -> now.isBefore(way.instant(InvitationItems.VALID_UNTIL)));
  }

  @Override
  public boolean save(Invitation invitation, Optional<Invitation> before, AuditEntry entry) {
    var transaction =
        new Transaction(client)
            .put(replacing(invitation, before))
            .put(users, InvitationItems.fromToken(invitation))
            .put(users, InvitationItems.fromAddress(invitation));
    before.ifPresent(
        old -> transaction.delete(deletion(InvitationItems.tokenKey(old.tokenHash()))));
    return transaction.put(audit, AuditItems.toItem(entry)).commit();
  }

  private Put replacing(Invitation invitation, Optional<Invitation> before) {
    Put.Builder put = Put.builder().tableName(teams).item(InvitationItems.toItem(invitation));
    before.ifPresentOrElse(
        old -> put.conditionExpression("token_hash = :token").expressionAttributeValues(token(old)),
        () -> put.conditionExpression("attribute_not_exists(pk)"));
    return put.build();
  }

  @Override
  public boolean delete(Invitation invitation, AuditEntry entry) {
    return new Transaction(client)
        .delete(
            Delete.builder()
                .tableName(teams)
                .key(InvitationItems.key(invitation.teamId(), invitation.address()))
                .conditionExpression("token_hash = :token")
                .expressionAttributeValues(token(invitation))
                .build())
        .delete(deletion(InvitationItems.tokenKey(invitation.tokenHash())))
        .delete(deletion(InvitationItems.addressKey(invitation.address(), invitation.teamId())))
        .put(audit, AuditItems.toItem(entry))
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
        new Transaction(client)
            .update(
                Update.builder()
                    .tableName(teams)
                    .key(InvitationItems.key(invitation.teamId(), invitation.address()))
                    .updateExpression("SET accepted_at = :now")
                    .conditionExpression(
                        "token_hash = :token AND attribute_not_exists(accepted_at)"
                            + " AND valid_until > :now")
                    .expressionAttributeValues(used)
                    .build())
            .putIfAbsent(teams, MemberItems.toItem(member))
            .putIfAbsent(users, UserItems.toItem(member.userId(), member.teamId(), member.role()))
            .delete(deletion(InvitationItems.addressKey(invitation.address(), member.teamId())));
    if (member.role() == Role.OWNER) {
      transaction.update(MemberItems.oneOwnerMore(teams, member.teamId()));
    }
    return transaction.put(audit, AuditItems.toItem(entry)).commit();
  }

  private Delete deletion(Map<String, AttributeValue> key) {
    return Delete.builder().tableName(users).key(key).build();
  }

  private static Map<String, AttributeValue> token(Invitation invitation) {
    return Map.of(":token", Attributes.text(invitation.tokenHash()));
  }

  private Optional<Item> get(String table, Map<String, AttributeValue> key) {
    Item item =
        Item.of(client.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item());
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }
}
