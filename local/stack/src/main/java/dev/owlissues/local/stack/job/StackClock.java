package dev.owlissues.local.stack.job;

import dev.owlissues.local.stack.DataFolder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The stack's clock: the machine's, moved forward as often as somebody asks. It never goes back:
 * not over a restart, and not when the machine's clock does.
 */
public final class StackClock implements InstantSource {
  private static final String FILE = "clock";

  /** How far ahead of itself the clock notes what it may have told; spares a write per reading. */
  private static final Duration TOLD_AHEAD = Duration.ofSeconds(2);

  private final InstantSource machine;
  private final DataFolder folder;
  private Duration offset;
  private Instant last;
  private Instant noted;

  /** Goes on from where the folder's clock was, or from the machine's time. */
  public StackClock(InstantSource machine, DataFolder folder) {
    this.machine = machine;
    this.folder = folder;
    Optional<String[]> stored = folder.read(FILE).map(text -> text.strip().split(" ", 2));
    offset = stored.map(parts -> Duration.parse(parts[0])).orElse(Duration.ZERO);
    last = stored.map(parts -> Instant.parse(parts[1])).orElse(Instant.MIN);
    noted = last;
  }

  @Override
  public synchronized Instant instant() {
    Instant now = machine.instant().plus(offset);
    if (now.isBefore(last) && !last.minus(TOLD_AHEAD).isAfter(now)) {
      // Only noted, and perhaps never told: it stands still until the machine has caught up.
      return last;
    }
    if (now.isBefore(last)) {
      // Goes on from the last reading instead of standing still until the machine catches up.
      offset = offset.plus(Duration.between(now, last));
      now = last;
      note(now);
    }
    if (now.isAfter(noted)) {
      note(now);
    }
    last = now;
    return now;
  }

  /** Moves the clock forward. When it returns, the move is stored. */
  public synchronized Instant advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("the clock never goes back: " + step);
    }
    Instant now = instant().plus(step);
    offset = offset.plus(step);
    last = now;
    note(now);
    return now;
  }

  private void note(Instant now) {
    noted = now.plus(TOLD_AHEAD);
    folder.write(FILE, offset + " " + noted + "\n");
  }
}
