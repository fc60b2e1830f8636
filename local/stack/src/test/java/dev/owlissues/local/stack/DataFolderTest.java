package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path place;

  @Test
  void aFolderBelongsToOneStackAtATime() {
    try (DataFolder first = DataFolder.open(place)) {
      first.write("a", "text");

      assertThatThrownBy(() -> DataFolder.open(place))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining(place.toString())
          .hasMessageContaining("in use by another stack");
    }
  }

  @Test
  void aClosedFolderCanBeOpenedAgain() {
    DataFolder.open(place).close();

    try (DataFolder again = DataFolder.open(place)) {
      assertThat(again.read("a")).isEmpty();
    }
  }

  @Test
  void aFolderIsMadeWithThoseAboveIt() {
    try (DataFolder folder = DataFolder.open(place.resolve("x/y"))) {
      folder.write("a", "text");
    }

    assertThat(place.resolve("x/y/a")).hasContent("text");
  }

  @Test
  void aFileInPlaceOfTheFolderIsOneClearLine() throws IOException {
    Path file = Files.writeString(place.resolve("file"), "");

    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void whatIsWrittenTakesThePlaceOfWhatWasThere() {
    try (DataFolder folder = DataFolder.open(place)) {
      folder.write("a", "a long text");
      folder.write("a", "short");

      assertThat(folder.read("a")).contains("short");
    }
  }

  @Test
  void onlyTheOwnerCanReadWhatIsWritten() throws IOException {
    Path fresh = place.resolve("fresh");
    try (DataFolder folder = DataFolder.open(fresh)) {
      folder.write("secrets", "text");

      assertThat(Files.getPosixFilePermissions(fresh))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      assertThat(Files.getPosixFilePermissions(folder.file("secrets")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }
}
