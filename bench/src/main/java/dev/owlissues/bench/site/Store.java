package dev.owlissues.bench.site;

import dev.owlissues.local.aws.dynamo.LocalDynamo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Where DynamoDB Local keeps its tables. */
public enum Store {
  MEMORY("in memory"),
  FILE("in a file");

  private final String words;

  Store(String words) {
    this.words = words;
  }

  /** Does something with a new, empty database, and removes it. */
  public void use(Consumer<DynamoDbClient> work) {
    switch (this) {
      case MEMORY -> {
        try (LocalDynamo local = LocalDynamo.inMemory()) {
          work.accept(local.client());
        }
      }
      case FILE ->
          inFolder(folder -> {
            try (LocalDynamo local = LocalDynamo.inFile(folder.resolve("tables.db"))) {
              work.accept(local.client());
            }
          });
    }
  }

  @Override
  public String toString() {
    return words;
  }

  private static void inFolder(Consumer<Path> work) {
    try {
      Path folder = Files.createTempDirectory("owl-bench");
      try {
        work.accept(folder);
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
