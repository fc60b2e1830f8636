package dev.owlissues.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What a measurement prints, while the functions' own log goes nowhere. */
record Report(PrintStream out) {
  private static final Pattern COLUMN = Pattern.compile("\\|[^|]+(?=\\|)");

  /** To where standard output was; on AWS the functions' log goes there, here it is in the way. */
  static Report toConsole() {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    return new Report(out);
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** A Markdown table, its first column to the left and the others to the right. */
  void table(String head, List<String> lines) {
    say(head);
    say(COLUMN.matcher(head).replaceAll("|--:").replaceFirst("--:", "---"));
    lines.forEach(this::say);
  }
}
