package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.member.TeamCreation;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Makes teams in DynamoDB. A slug has an item of its own, which only one team can put. */
public final class DynamoTeamCreation implements TeamCreation {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String teams;
  private final String users;
  private final String audit;

  /** The teams of that stack. */
  public DynamoTeamCreation(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.teams = names.of(Tables.TEAMS);
    this.users = names.of(Tables.USERS);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public boolean create(Team team, Member owner, AuditEntry entry) {
    return create(new Transaction(client, backoff), teams, users, team, owner)
        .put(audit, AuditCodec.toItem(entry))
        .commit();
  }

  /** Adds to a transaction all that makes a team with one owner. */
  public static Transaction create(
      Transaction transaction, String teams, String users, Team team, Member owner) {
    return transaction
        .putIfAbsent(teams, TeamCodec.toItem(team).with(MemberCodec.OWNERS, 1).attributes())
        .putIfAbsent(
            teams,
            Item.keyed("team-slug#" + team.slug(), "slug").with("team_id", team.id()).attributes())
        .putIfAbsent(teams, MemberCodec.toItem(owner))
        .putIfAbsent(users, UserCodec.toItem(owner.userId(), team.id(), owner.role()));
  }

  @Override
  public boolean rename(Team before, Team after, AuditEntry entry) {
    return new Transaction(client, backoff)
        .update(
            Update.builder()
                .tableName(teams)
                .key(Attributes.key(after.id().toString(), TeamCodec.TEAM))
                .updateExpression("SET #name = :name, updated_at = :at")
                .conditionExpression("#name = :before")
                .expressionAttributeNames(Map.of("#name", "name"))
                .expressionAttributeValues(
                    Map.of(
                        ":name", Attributes.text(after.name()),
                        ":before", Attributes.text(before.name()),
                        ":at", Attributes.text(after.updatedAt())))
                .build())
        .put(audit, AuditCodec.toItem(entry))
        .commit();
  }
}
