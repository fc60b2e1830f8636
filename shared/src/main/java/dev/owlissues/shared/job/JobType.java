package dev.owlissues.shared.job;

import java.util.Locale;

/** The jobs there are. */
public enum JobType {
  ISSUE_SCAN;

  /** The type as requests and answers write it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
