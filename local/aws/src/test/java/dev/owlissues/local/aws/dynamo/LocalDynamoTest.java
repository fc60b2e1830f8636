package dev.owlissues.local.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.local.aws.Letters;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

class LocalDynamoTest {
  @Test
  void whatWasWrittenToAFileIsThereWhenItIsOpenedAgain(@TempDir Path folder) {
    Path file = folder.resolve("tables.db");
    try (LocalDynamo dynamo = LocalDynamo.inFile(file)) {
      Letters.createdIn(dynamo).put("a");
    }

    try (LocalDynamo dynamo = LocalDynamo.inFile(file)) {
      assertThat(new Letters(dynamo.client()).has("a")).isTrue();
    }
  }

  @Test
  void twoInMemoryDatabasesKnowNothingOfEachOther() {
    try (LocalDynamo one = LocalDynamo.inMemory();
        LocalDynamo other = LocalDynamo.inMemory()) {
      Letters.createdIn(one).put("a");

      assertThat(Letters.createdIn(other).has("a")).isFalse();
    }
  }

  @Test
  void aFolderIsRefusedInsteadOfTriedForEver(@TempDir Path folder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalDynamo.inFile(folder))
        .withMessageContaining(folder.toString());
  }

  @Test
  void aFileInAFolderThatDoesNotExistIsRefused(@TempDir Path folder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalDynamo.inFile(folder.resolve("none").resolve("tables.db")))
        .withMessageContaining("none");
  }

  @Test
  void aFailedConditionIsTheSdksOwnException() {
    try (LocalDynamo dynamo = LocalDynamo.inMemory()) {
      Letters letters = Letters.createdIn(dynamo);
      letters.put("a");

      assertThatThrownBy(() -> letters.putNew("a"))
          .isInstanceOf(ConditionalCheckFailedException.class);
    }
  }
}
