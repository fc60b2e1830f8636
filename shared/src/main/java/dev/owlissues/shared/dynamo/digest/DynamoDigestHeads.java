package dev.owlissues.shared.dynamo.digest;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.digest.DigestHead;
import dev.owlissues.shared.digest.DigestHeads;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The heads of projects' digests in DynamoDB: one batch read for a hundred projects. */
public final class DynamoDigestHeads implements DigestHeads {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  /** Beside the digests in that table. */
  public DynamoDigestHeads(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.DIGESTS);
  }

  @Override
  public Map<UUID, DigestHead> of(Collection<UUID> projectIds) {
    var keys =
        projectIds.stream()
            .distinct()
            .map(project -> Attributes.key(project.toString(), DigestCodec.HEAD))
            .toList();
    return new BatchGet(client, table, false, backoff)
        .read(keys).stream()
            .map(Item::of)
            .collect(Collectors.toMap(head -> head.uuid("pk"), DigestCodec::head));
  }
}
