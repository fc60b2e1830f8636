package dev.owlissues.shared.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The API's description, as tests of every operation read it. */
public final class ApiDocument {
  private static final String FILE = "functions/api/src/main/resources/openapi.json";

  private final JsonNode document;

  private ApiDocument(JsonNode document) {
    this.document = document;
  }

  /** The repository's document. */
  public static ApiDocument read() {
    try {
      Path file = Path.of(System.getProperty("owl.root"), FILE);
      return new ApiDocument(new JsonMapper().readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document as it is written. */
  public JsonNode json() {
    return document;
  }

  /** Every operation, in the document's order. */
  public List<Operation> operations() {
    return document.get("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(operation ->
                    new Operation(
                        operation.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        inlined(operation.getValue()))))
        .toList();
  }

  /** The node, with what its references lead to in their place. */
  private JsonNode inlined(JsonNode node) {
    return switch (node) {
      case ObjectNode object when object.has("$ref") ->
          inlined(document.at(object.get("$ref").asText().substring(1)));
      case ObjectNode object -> {
        ObjectNode copy = object.objectNode();
        object.properties().forEach(field -> copy.set(field.getKey(), inlined(field.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = array.arrayNode();
        array.forEach(element -> copy.add(inlined(element)));
        yield copy;
      }
      default -> node;
    };
  }
}
