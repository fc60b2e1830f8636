package dev.owlissues.cli.term;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param columns the terminal's width; 0 where the output goes elsewhere and may be as wide as it
 *     is
 * @param colour whether the output may have colours
 * @param progress whether somebody watches the errors, on a terminal that can take back a line
 */
public record Terminal(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    int columns,
    boolean colour,
    boolean progress) {

  /** Over the streams of a process. */
  public static Terminal of(
      InputStream in,
      PrintStream out,
      PrintStream err,
      int columns,
      boolean colour,
      boolean progress) {
    return new Terminal(in, writer(out), writer(err), columns, colour, progress);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, false, StandardCharsets.UTF_8);
  }

  /** A text in a style, if this has any. */
  public String styled(String text, Style style) {
    return style.apply(text, colour);
  }

  /** A line that may be too long, cut to the terminal's width. */
  public String fitting(String line) {
    return columns > 0 ? Texts.cut(line, columns) : line;
  }

  /** Shows how far something is, in place of what was shown before. */
  public void progress(String text) {
    if (progress) {
      err.print("\r\u001b[K" + fitting(Texts.line(text)));
      err.flush();
    }
  }

  /** Everything that comes in. */
  public String input() {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }

  /** Prints lines beside the answer, after what was answered so far. */
  public void note(String lines) {
    out.flush();
    progress("");
    lines.lines().forEach(err::println);
    err.flush();
  }

  public void flush() {
    out.flush();
    err.flush();
  }

  /** Whether all of the answer could be written; it is flushed first. */
  public boolean isWritten() {
    return !out.checkError();
  }
}
