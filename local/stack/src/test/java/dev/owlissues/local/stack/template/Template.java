package dev.owlissues.local.stack.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The stack's template, as the tests look at it. */
record Template(JsonNode root) {
  /** The repository's root folder, which the build passes on. */
  static final Path REPOSITORY = Path.of(System.getProperty("owl.root", "../.."));

  static final String TABLE = "AWS::DynamoDB::Table";
  static final String QUEUE = "AWS::SQS::Queue";
  static final String LOG_GROUP = "AWS::Logs::LogGroup";
  static final String ALARM = "AWS::CloudWatch::Alarm";
  static final String FUNCTION = "AWS::Serverless::Function";

  static Template load() {
    return new Template(CloudFormationYaml.read(read("template.yaml")));
  }

  /** The text of a file of the repository. */
  static String read(String file) {
    try {
      return Files.readString(REPOSITORY.resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  JsonNode resource(String id) {
    return root.path("Resources").path(id);
  }

  JsonNode properties(String id) {
    return resource(id).path("Properties");
  }

  /** All resources of a type, by their logical ids. */
  SequencedMap<String, JsonNode> resources(String type) {
    var found = new TreeMap<String, JsonNode>();
    root.path("Resources")
        .properties()
        .forEach(entry -> {
          if (entry.getValue().path("Type").asText().equals(type)) {
            found.put(entry.getKey(), entry.getValue());
          }
        });
    return found;
  }

  /** The properties of all functions, with the globals where they say nothing themselves. */
  SequencedMap<String, JsonNode> functions() {
    var functions = new TreeMap<String, JsonNode>();
    JsonNode globals = root.path("Globals").path("Function");
    resources(FUNCTION)
        .forEach((id, body) -> functions.put(id, merge(globals, body.path("Properties"))));
    return functions;
  }

  /** The properties of one function, with the globals. */
  JsonNode function(String id) {
    return functions().getOrDefault(id, MissingNode.getInstance());
  }

  /** A value that may be one or a list of them, as a list. */
  static List<JsonNode> list(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false).toList()
        : List.of(oneOrMany);
  }

  /** The same of what may be missing, without what is there only where somebody asks for it. */
  static List<JsonNode> always(JsonNode oneOrMany) {
    return list(oneOrMany).stream()
        .filter(value -> !value.isMissingNode())
        .filter(value -> !value.at("/Fn::If/2/Ref").asText().equals("AWS::NoValue"))
        .toList();
  }

  /** The logical id in {@code !GetAtt Id.Attribute}. */
  static String target(JsonNode getAtt) {
    String path = getAtt.path("Fn::GetAtt").asText();
    return path.substring(0, Math.max(0, path.indexOf('.')));
  }

  private static JsonNode merge(JsonNode globals, JsonNode own) {
    if (!(globals instanceof ObjectNode) || !(own instanceof ObjectNode)) {
      return own;
    }
    ObjectNode merged = globals.deepCopy();
    own.properties()
        .forEach(entry ->
            merged.set(entry.getKey(), merge(globals.path(entry.getKey()), entry.getValue())));
    return merged;
  }
}
