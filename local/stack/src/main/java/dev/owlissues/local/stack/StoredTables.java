package dev.owlissues.local.stack;

import dev.owlissues.local.aws.dynamo.LocalDynamo;
import dev.owlissues.shared.dynamo.appuser.DynamoUserPropertyStore;
import dev.owlissues.shared.dynamo.table.EarlierTables;
import dev.owlissues.shared.dynamo.table.TableCreation;
import dev.owlissues.shared.dynamo.table.TableNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The tables in a data folder, as this version declares them. What an earlier version wrote is
 * copied into a file of its own, which takes the old one's place when it is whole: whoever dies
 * before that begins again.
 */
final class StoredTables {
  private static final String FILE = "tables.db";
  private static final String DRAFT = "tables.draft.db";

  private final TableNames names;

  StoredTables(TableNames names) {
    this.names = names;
  }

  /** Opens those of a folder, and makes what is not there. */
  LocalDynamo open(DataFolder folder) {
    LocalDynamo found = LocalDynamo.inFile(folder.file(FILE));
    LocalDynamo current =
        new EarlierTables(found.client(), names).areCurrent() ? found : renewed(found, folder);
    new TableCreation(current.client(), names).createAll();
    return current;
  }

  private LocalDynamo renewed(LocalDynamo earlier, DataFolder folder) {
    Path draft = folder.file(DRAFT);
    try {
      try (earlier) {
        Files.deleteIfExists(draft);
        copy(earlier, draft);
      }
      Files.move(draft, folder.file(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return LocalDynamo.inFile(folder.file(FILE));
  }

  private void copy(LocalDynamo earlier, Path draft) {
    try (LocalDynamo target = LocalDynamo.inFile(draft)) {
      new TableCreation(target.client(), names).createAll();
      new EarlierTables(earlier.client(), names)
          .copyTo(target.client(), DynamoUserPropertyStore::keyed);
    }
  }
}
