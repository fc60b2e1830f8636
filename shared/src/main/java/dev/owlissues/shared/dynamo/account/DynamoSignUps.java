package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.signin.CodeUse;
import dev.owlissues.shared.account.signin.NewAccount;
import dev.owlissues.shared.account.signin.SignUps;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.key.KeyWrites;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Makes accounts and agent keys in DynamoDB, each in one transaction with the code it takes. */
public final class DynamoSignUps implements SignUps {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final KeyWrites keys;
  private final String teams;
  private final String users;
  private final String audit;

  /** The accounts of that stack. */
  public DynamoSignUps(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.keys = new KeyWrites(names);
    this.teams = names.of(Tables.TEAMS);
    this.users = names.of(Tables.USERS);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public boolean create(
      NewAccount account, Optional<CodeUse> use, boolean mustBeFirst, AuditEntry entry) {
    var transaction =
        new Transaction(client, backoff)
            .update(first(account.user().id(), mustBeFirst))
            .putIfAbsent(users, UserCodec.toItem(account.user()))
            .putIfAbsent(users, UserCodec.address(account.address(), account.user().id()));
    DynamoTeamCreation.create(transaction, teams, users, account.team(), account.owner());
    keys.create(transaction, account.key(), account.secret());
    use.ifPresent(its -> CodeCodec.use(transaction, users, its));
    return transaction.put(audit, AuditCodec.toItem(entry)).commit();
  }

  // Who is being removed from the team makes no more keys in it.
  @Override
  public boolean create(ApiKey key, Secret secret, CodeUse use, AuditEntry entry) {
    UUID creator = UUID.fromString(key.createdBy().orElseThrow().id());
    var transaction =
        keys.create(new Transaction(client, backoff), key, secret)
            .check(MemberCodec.stillIs(teams, key.scope().teamId(), creator, Role.MEMBER));
    return CodeCodec.use(transaction, users, use).put(audit, AuditCodec.toItem(entry)).commit();
  }

  /** Notes that somebody has signed in; the first stays noted. */
  private Update first(UUID userId, boolean mustBeFirst) {
    Update.Builder update =
        Update.builder()
            .tableName(users)
            .key(UserCodec.FIRST)
            .updateExpression("SET user_id = if_not_exists(user_id, :user)")
            .expressionAttributeValues(Map.of(":user", Attributes.text(userId)));
    if (mustBeFirst) {
      update.conditionExpression("attribute_not_exists(pk)");
    }
    return update.build();
  }
}
