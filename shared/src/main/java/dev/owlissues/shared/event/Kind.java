package dev.owlissues.shared.event;

import java.util.Locale;

/** The two halves of an app's events: the ones the scan reads, and the rest. */
public enum Kind {
  ERROR,
  REST;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** The kind as keys write it. */
  public String key() {
    return key;
  }

  /** Reads what {@link #key} wrote. */
  public static Kind ofKey(String key) {
    return key.equals(ERROR.key) ? ERROR : REST;
  }
}
