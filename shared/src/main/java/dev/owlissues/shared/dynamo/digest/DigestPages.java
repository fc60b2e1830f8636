package dev.owlissues.shared.dynamo.digest;

import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.DigestPage;
import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.dynamo.item.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads a project's digests backwards; what became of each mail lies just behind its digest. */
final class DigestPages {
  private final DynamoDbClient client;
  private final String table;

  DigestPages(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  DigestPage newest(UUID projectId, Optional<Long> before, int limit) {
    // "~" sorts behind the members of that digest.
    String end = before.map(n -> DigestCodec.digestKey(n - 1)).orElse(DigestCodec.DIGESTS) + "~";
    List<DigestPage.Entry> found = new ArrayList<>();
    Map<UUID, Recipient> begun = new HashMap<>();
    for (Map<String, AttributeValue> attributes : backwards(projectId, end)) {
      Item item = Item.of(attributes);
      if (found.size() == limit) {
        return new DigestPage(found, true);
      }
      if (DigestCodec.isDigest(item)) {
        found.add(entry(DigestCodec.digest(item), begun));
        begun.clear();
      } else {
        Recipient recipient = DigestCodec.recipient(item);
        begun.put(recipient.userId(), recipient);
      }
    }
    return new DigestPage(found, false);
  }

  private Iterable<Map<String, AttributeValue>> backwards(UUID projectId, String end) {
    return client
        .queryPaginator(r ->
            r.tableName(table)
                .consistentRead(true)
                .scanIndexForward(false)
                .keyConditionExpression("pk = :project AND sk BETWEEN :first AND :end")
                .expressionAttributeValues(
                    Map.of(
                        ":project", text(projectId),
                        ":first", text(DigestCodec.DIGESTS),
                        ":end", text(end))))
        .items();
  }

  private static DigestPage.Entry entry(Digest digest, Map<UUID, Recipient> begun) {
    List<Recipient> recipients =
        digest.members().stream()
            .map(member -> begun.getOrDefault(member, Recipient.waiting(member)))
            .toList();
    return new DigestPage.Entry(digest, recipients);
  }
}
