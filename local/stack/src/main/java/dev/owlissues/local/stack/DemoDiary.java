package dev.owlissues.local.stack;

import dev.owlissues.local.stack.demo.Diary;
import dev.owlissues.shared.event.intake.Marker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The demo's diary in the data folder: a line for the story's time, then one for each thing that
 * was done, written when it was done. It outlives the process, whatever ends that.
 */
final class DemoDiary implements Diary {
  private static final String FILE = "demo";
  private static final String STORY = "story ";

  /** Later, a story told again would be stored again. */
  private static final Duration KNOWN = Marker.KEPT.minusHours(1);

  private final DataFolder folder;

  DemoDiary(DataFolder folder) {
    this.folder = folder;
  }

  @Override
  public Instant story(Instant now) {
    Optional<Instant> noted =
        folder.read(FILE).stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith(STORY))
            .map(line -> Instant.parse(line.substring(STORY.length())))
            .findFirst()
            .filter(story -> Duration.between(story, now).compareTo(KNOWN) < 0);
    if (noted.isEmpty()) {
      folder.write(FILE, STORY + now + "\n");
    }
    return noted.orElse(now);
  }

  @Override
  public void accepted(int requests) {
    append("accepted " + requests);
  }

  @Override
  public void scanning() {
    append("scanning");
  }

  private void append(String line) {
    try {
      Files.writeString(folder.file(FILE), line + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
