package dev.owlissues.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.term.Column;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a person reads of one thing: labels and values. */
public final class Labels {
  private final Printer printer;
  private final Map<String, String> labels = new LinkedHashMap<>();

  private Labels(Printer printer) {
    this.printer = printer;
  }

  public static Labels of(Printer printer) {
    return new Labels(printer);
  }

  public Labels put(String label, String value) {
    labels.put(label, value);
    return this;
  }

  /** Fields under their own names. */
  public Labels field(JsonNode thing, String... names) {
    for (String name : names) {
      labels.put(name.replace('_', ' '), Column.number(thing.path(name)));
    }
    return this;
  }

  /** Fields that are times. */
  public Labels when(JsonNode thing, String... names) {
    for (String name : names) {
      String time = Column.text(thing.path(name));
      labels.put(
          name.replaceAll("_at$", "").replace('_', ' '),
          time.isEmpty() ? "" : "%s (%s)".formatted(time, printer.ago(thing.path(name))));
    }
    return this;
  }

  public Map<String, String> all() {
    return labels;
  }
}
