package dev.owlissues.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.owlissues.local.aws.ssm.LocalParameters;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The stack's parameters, in a file that only its user can read: tokens outlive a restart. */
final class LocalSecrets {
  private static final String FILE = "parameters.json";
  private static final JsonMapper JSON = new JsonMapper();

  private LocalSecrets() {}

  static LocalParameters in(DataFolder folder) {
    Map<String, String> kept = folder.read(FILE).map(LocalSecrets::read).orElse(Map.of());
    return new LocalParameters(kept, all -> folder.write(FILE, write(all)));
  }

  private static Map<String, String> read(String text) {
    try {
      return JSON.readValue(text, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      // Without the cause: its message quotes the text, and the text has secrets.
      throw new CannotStart(FILE + " in the data folder is not what was written there");
    }
  }

  private static String write(Map<String, String> all) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new TreeMap<>(all));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
