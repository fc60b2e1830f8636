package dev.owlissues.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.json.JsonWriter;
import dev.owlissues.cli.term.Texts;
import java.util.List;
import java.util.stream.Collectors;

/** A thing as one line of names and values: {@code id=7 title="It broke"}. */
final class LogLine {
  private LogLine() {}

  /**
   * With those fields that have a value. A value with blanks, quotes or lines in it is quoted as in
   * JSON.
   */
  static String of(JsonNode thing, List<String> fields) {
    return fields.stream()
        .filter(field -> thing.hasNonNull(field))
        .map(field -> field + "=" + value(thing.path(field)))
        .collect(Collectors.joining(" "));
  }

  private static String value(JsonNode value) {
    if (value.isContainerNode()) {
      return JsonWriter.compact(value);
    }
    String text = value.asText();
    boolean plain =
        !text.isEmpty()
            && text.equals(Texts.line(text))
            && text.chars().noneMatch(c -> c == ' ' || c == '"' || c == '=');
    return plain ? text : JsonWriter.quoted(text);
  }
}
