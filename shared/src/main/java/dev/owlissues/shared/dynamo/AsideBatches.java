package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.AsideBatch;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Batches that were set aside, as items under one key. */
final class AsideBatches {
  private static final String PARTITION = "aside";

  private AsideBatches() {}

  static Map<String, AttributeValue> key(AsideBatch batch) {
    return Attributes.key(PARTITION, sort(batch));
  }

  static Item item(AsideBatch batch) {
    Unit unit = batch.unit();
    return Item.keyed(PARTITION, sort(batch))
        .with("team_id", unit.teamId())
        .with("project_id", unit.projectId());
  }

  private static String sort(AsideBatch batch) {
    return batch.unit().key() + "#" + batch.order();
  }
}
