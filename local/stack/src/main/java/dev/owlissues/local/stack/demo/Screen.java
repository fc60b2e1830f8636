package dev.owlissues.local.stack.demo;

import java.io.PrintStream;

/**
 * Where the demo prints.
 *
 * @param terminal whether bold text and progress in place are welcome
 */
record Screen(PrintStream out, boolean terminal) {
  private static final String CLEAR = "\r\u001B[K";

  /** One line, final. */
  void line(String text) {
    out.println(terminal ? CLEAR + text : text);
  }

  /** A line to look at first. */
  void bold(String text) {
    line(terminal ? "\u001B[1m" + text + "\u001B[0m" : text);
  }

  /** What is going on now; the next line takes its place. */
  void progress(String text) {
    if (terminal) {
      out.print(CLEAR + text);
      out.flush();
    }
  }
}
