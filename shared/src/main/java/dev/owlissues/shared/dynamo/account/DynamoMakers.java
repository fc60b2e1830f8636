package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.access.Makers;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The makers of keys in DynamoDB: one read of one item. */
public final class DynamoMakers implements Makers {
  private final BatchGet teams;

  /** The makers in that stack's teams. */
  public DynamoMakers(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.teams = new BatchGet(client, names.of(Tables.TEAMS), true, backoff);
  }

  @Override
  public Optional<Role> role(UUID teamId, UUID userId) {
    return teams.read(List.of(MemberCodec.key(teamId, userId))).stream()
        .findFirst()
        .map(Item::of)
        .map(MemberCodec::fromItem)
        .map(Member::role);
  }
}
