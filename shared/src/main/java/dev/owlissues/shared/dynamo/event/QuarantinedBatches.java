package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.page.QuarantinedBatch;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Batches that were set aside, as items under one key. */
public final class QuarantinedBatches {
  /** Where all of them are. */
  public static final String PARTITION = "aside";

  private QuarantinedBatches() {}

  public static Map<String, AttributeValue> key(QuarantinedBatch batch) {
    return Attributes.key(PARTITION, sort(batch));
  }

  public static Item item(QuarantinedBatch batch) {
    Unit unit = batch.unit();
    return Item.keyed(PARTITION, sort(batch))
        .with("team_id", unit.teamId())
        .with("project_id", unit.projectId());
  }

  private static String sort(QuarantinedBatch batch) {
    return batch.unit().key() + "#" + batch.order();
  }
}
