package dev.owlissues.shared.job;

import dev.owlissues.shared.base.json.Word;
import java.util.Locale;
import java.util.Optional;

/** The jobs there are. */
public enum JobType implements Word {
  /** Makes issues of error events. */
  ISSUE_SCAN,
  /** Sends digests of issues. */
  ISSUE_NOTIFY,
  /** Deletes what was removed, with all that lies under it; begun by the removal alone. */
  PURGE;

  /** The type as requests and answers write it. */
  @Override
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type that is written like this, if there is one. */
  public static Optional<JobType> ofWire(String text) {
    return Word.find(values(), text);
  }
}
