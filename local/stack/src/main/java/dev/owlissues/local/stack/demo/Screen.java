package dev.owlissues.local.stack.demo;

import java.io.PrintStream;

/** Where the demo prints. On a terminal it has colours and progress in place, else only lines. */
final class Screen {
  private static final String ESCAPE = "\u001B[";

  private final PrintStream out;
  private final boolean terminal;

  Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** One line, final. */
  void line(String text) {
    out.println(terminal ? "\r" + ESCAPE + "K" + text : text);
    out.flush();
  }

  /** What is going on now; the next line takes its place. */
  void progress(String text) {
    if (terminal) {
      out.print("\r" + ESCAPE + "K" + text);
      out.flush();
    }
  }

  /** The text as something to look at first. */
  String bold(String text) {
    return coloured("1", text);
  }

  /** The text as something that can wait. */
  String faint(String text) {
    return coloured("2", text);
  }

  /** A status, or a text of its width, in its colour. */
  String inColourOf(String status, String text) {
    return switch (status) {
      case "regressed" -> coloured("1;31", text);
      case "new" -> coloured("33", text);
      case "in_progress" -> coloured("36", text);
      case "resolved" -> coloured("32", text);
      default -> coloured("2", text);
    };
  }

  private String coloured(String code, String text) {
    return terminal ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
