package dev.owlissues.shared.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class ConflictsTest {

  @Test
  void conditionsThatDidNotHoldAreCountedAndOtherFailuresAreNot() {
    var conflicts = new Conflicts();

    conflicts.note(ConditionalCheckFailedException.builder().build());
    conflicts.note(TransactionCanceledException.builder().build());
    conflicts.note(ProvisionedThroughputExceededException.builder().build());

    assertThat(conflicts.seen()).isEqualTo(2);
  }
}
