package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The messages that the demo draws from: what real systems print when they fail. */
record Catalogue(List<Template> templates) {
  private static final String RESOURCE = "/demo/messages.txt";
  private static final Pattern COLUMN = Pattern.compile(" \\| ");

  Catalogue {
    templates = List.copyOf(templates);
  }

  /** The catalogue that ships with the stack. */
  static Catalogue load() {
    try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the archive");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads lines of {@code platform | module | weight | message}; {@code #} begins a comment. */
  static Catalogue parse(String text) {
    return new Catalogue(
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Catalogue::template)
            .toList());
  }

  /** The everyday messages of a platform. */
  List<Template> everyday(Platform platform) {
    return templates.stream().filter(t -> t.platform() == platform && t.weight() > 0).toList();
  }

  /** The messages of a platform that only the story places, in the order of the file. */
  List<Template> planned(Platform platform) {
    return templates.stream().filter(t -> t.platform() == platform && t.weight() == 0).toList();
  }

  private static Template template(String line) {
    String[] columns = COLUMN.split(line, 4);
    if (columns.length != 4) {
      throw new IllegalArgumentException("platform | module | weight | message expected: " + line);
    }
    Platform platform =
        Platform.ofWire(columns[0])
            .orElseThrow(() -> new IllegalArgumentException("unknown platform in: " + line));
    return new Template(platform, columns[1], Integer.parseInt(columns[2]), columns[3]);
  }
}
