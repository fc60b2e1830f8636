package dev.owlissues.local.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.local.aws.Letters;
import java.nio.file.Path;
import java.util.List;
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
  void nothingHoldsTheFileOfOneThatIsClosed(@TempDir Path folder) {
    LocalDynamo dynamo = LocalDynamo.inFile(folder.resolve("let-go.db"));
    Letters.createdIn(dynamo).put("a");

    assertThat(threadsNaming("let-go.db")).isNotEmpty();

    dynamo.close();

    assertThat(threadsNaming("let-go.db")).isEmpty();
  }

  /** What DynamoDB Local writes its file with has the file in its name. */
  private static List<String> threadsNaming(String file) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains(file))
        .toList();
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
