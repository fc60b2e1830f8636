package dev.owlissues.cli.term;

import java.util.Locale;

/** How a text stands out, where there are colours. Without them it says the same. */
public enum Style {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  RED("31"),
  ALARM("1;31"),
  GREEN("32"),
  YELLOW("33"),
  CYAN("36");

  private static final String ESCAPE = "\u001b[";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String apply(String text, boolean colour) {
    return colour && this != PLAIN && !text.isEmpty()
        ? ESCAPE + code + "m" + text + ESCAPE + "0m"
        : text;
  }

  /** Of a status of an issue or a job, or of a level of an event. */
  public static Style of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "regressed", "failed", "error" -> ALARM;
      case "new", "warn", "pending" -> YELLOW;
      case "in_progress", "running" -> CYAN;
      case "resolved", "completed" -> GREEN;
      case "silenced", "snoozed", "cancelled", "debug" -> DIM;
      default -> PLAIN;
    };
  }
}
