package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.SoftDelete;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.purge.work.RemovedApps;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Which apps are gone, by the mark of removal; one whose item has expired is gone long since. */
public final class DynamoRemovedApps implements RemovedApps {
  private final TeamReader items;

  /** The apps of that stack. */
  public DynamoRemovedApps(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.items = new TeamReader(client, names.of(Tables.TEAMS), backoff);
  }

  @Override
  public Set<UUID> notRemovedBefore(UUID teamId, Instant time) {
    return items.list(teamId, AppCodec.APPS).stream()
        .filter(item -> !removedBefore(item, time))
        .map(item -> item.uuid("id"))
        .collect(Collectors.toSet());
  }

  private static boolean removedBefore(Item item, Instant time) {
    return SoftDelete.is(item) && !item.instant(SoftDelete.DELETED_AT).isAfter(time);
  }
}
