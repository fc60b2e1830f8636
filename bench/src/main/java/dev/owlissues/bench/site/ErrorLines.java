package dev.owlissues.bench.site;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A log of which errors alone are shown, for lines of metrics would hide what is measured. */
final class ErrorLines extends OutputStream {
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private ErrorLines() {}

  /** A stream that passes errors on to the standard one. */
  static PrintStream stream() {
    return new PrintStream(new ErrorLines(), true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int value) {
    if (value != '\n') {
      line.write(value);
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (text.contains("\"level\":\"ERROR\"")) {
      System.err.println(text);
    }
  }
}
