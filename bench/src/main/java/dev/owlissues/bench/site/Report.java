package dev.owlissues.bench.site;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a measurement prints, while the functions' own log goes nowhere. */
public record Report(PrintStream out) {
  /** To where standard output was; on AWS the functions' log goes there, here it is in the way. */
  public static Report toConsole() {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    return new Report(out);
  }

  public void say(String line) {
    out.println(line);
    out.flush();
  }

  /** A Markdown table: its first columns are words, the others figures. */
  public void table(int words, String head, List<String> lines) {
    int columns = head.length() - head.replace("|", "").length() - 1;
    say(head);
    say("|" + "---|".repeat(words) + "--:|".repeat(columns - words));
    lines.forEach(this::say);
  }
}
