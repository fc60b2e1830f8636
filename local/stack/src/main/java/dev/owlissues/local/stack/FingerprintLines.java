package dev.owlissues.local.stack;

import dev.owlissues.shared.fingerprint.Fingerprinter;
import dev.owlissues.shared.fingerprint.Normalizer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/**
 * {@code ./owl fingerprint}: how messages are grouped, for people who want to know. Each line of
 * the input is a message, and a module after a tab if there is one; each line of the output is the
 * fingerprint, a tab and the normalised message.
 */
public final class FingerprintLines {
  private final Fingerprinter fingerprinter = new Fingerprinter();
  private final Normalizer normalizer = new Normalizer();

  FingerprintLines() {}

  /** Reads standard input to its end. */
  public static void main(String[] arguments) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    new FingerprintLines().copy(in, out);
    out.flush();
  }

  /** Writes a line for each that it reads. */
  void copy(BufferedReader in, BufferedWriter out) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.write(of(line));
      out.write('\n');
      // Whoever types the lines sees each answer at once.
      if (!in.ready()) {
        out.flush();
      }
    }
  }

  private String of(String line) {
    int tab = line.indexOf('\t');
    String message = tab < 0 ? line : line.substring(0, tab);
    String module = tab < 0 ? "" : line.substring(tab + 1);
    return fingerprinter.fingerprint(message, module) + "\t" + normalizer.normalize(message);
  }
}
