package dev.owlissues.shared.dynamo.purge;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.appuser.DynamoAppUserStore;
import dev.owlissues.shared.dynamo.appuser.DynamoErasureNotes;
import dev.owlissues.shared.dynamo.appuser.DynamoUserPropertyStore;
import dev.owlissues.shared.dynamo.event.QuarantinedBatches;
import dev.owlissues.shared.dynamo.item.Partitions;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.dynamo.work.DynamoUnitStore;
import dev.owlissues.shared.purge.work.ScopeStore;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Deletes whole partitions, or what of one begins with an app. */
public final class DynamoScopeStore implements ScopeStore {
  private final DynamoDbClient client;
  private final TableNames names;
  private final Backoff backoff;

  /** What lies in those tables. */
  public DynamoScopeStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.names = names;
    this.backoff = backoff;
  }

  @Override
  public void removeUsers(UUID appId) {
    DynamoAppUserStore.partitions(appId).forEach(partitions(Tables.APP_USERS)::remove);
  }

  @Override
  public void removeUnits(UUID projectId, UUID appId) {
    String ofApp = appId + "#";
    Partitions work = partitions(Tables.WORK);
    work.remove(DynamoUnitStore.partition(projectId), ofApp);
    work.remove(QuarantinedBatches.PARTITION, ofApp);
  }

  @Override
  public void removeDigests(UUID projectId) {
    partitions(Tables.DIGESTS).remove(projectId.toString());
  }

  @Override
  public void removeUserProperties(UUID projectId) {
    DynamoUserPropertyStore.partitions(projectId)
        .forEach(partitions(Tables.USER_PROPERTIES)::remove);
    partitions(Tables.USER_PROPERTIES).remove(DynamoErasureNotes.partition(projectId));
  }

  private Partitions partitions(Table table) {
    return new Partitions(client, names.of(table), backoff);
  }
}
