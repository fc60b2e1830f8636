package dev.owlissues.cli.view;

import java.util.Locale;

/** How a command shows what it found. */
public enum Format {
  /** For people. */
  TABLE,
  /** The API's body. */
  JSON,
  /** A line for each thing, of names and values. */
  LOG;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
