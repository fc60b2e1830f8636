package dev.owlissues.shared.job;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The jobs there are. */
public enum JobType {
  /** Makes issues of error events. */
  ISSUE_SCAN,
  /** Sends digests of issues. */
  ISSUE_NOTIFY;

  /** The type as requests and answers write it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type that is written like this, if there is one. */
  public static Optional<JobType> ofWire(String text) {
    return Stream.of(values()).filter(type -> type.wire().equals(text)).findFirst();
  }
}
