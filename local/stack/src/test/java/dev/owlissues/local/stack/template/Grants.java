package dev.owlissues.local.stack.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the template lets a function do, each as {@code resource action}. */
final class Grants {
  private Grants() {}

  /** All statements of a function's policies. */
  static Stream<JsonNode> statements(Template template, String function) {
    return template
        .function(function)
        .path("Policies")
        .valueStream()
        .map(policy -> policy.has("Fn::If") ? policy.at("/Fn::If/1") : policy)
        .flatMap(policy -> policy.path("Statement").valueStream());
  }

  /**
   * What the function may do in a stack whose tables have DynamoDB's own key, and nothing of an
   * earlier version.
   */
  static Set<String> of(Template template, String function) {
    Set<String> grants = new TreeSet<>();
    statements(template, function)
        .filter(statement -> !statement.path("Sid").asText().equals("UseTableKey"))
        .forEach(statement -> {
          if (!statement.path("Effect").asText().equals("Allow")) {
            throw new AssertionError("allows nothing: " + statement);
          }
          for (JsonNode resource : Template.always(statement.path("Resource"))) {
            for (JsonNode action : Template.list(statement.path("Action"))) {
              grants.add(name(resource) + " " + action.asText());
            }
          }
        });
    return grants;
  }

  /** A table of another name is granted as the stack's own would be, and in its place. */
  private static String name(JsonNode resource) {
    if (resource.has("Fn::If")) {
      String own = name(resource.at("/Fn::If/2"));
      String table = own.replaceAll("/.*", "");
      String other =
          "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${%sName}%s"
              .formatted(table, own.substring(table.length()));
      if (!resource.at("/Fn::If/0").asText().equals("Has" + table)
          || !resource.at("/Fn::If/1/Fn::Sub").asText().equals(other)) {
        throw new AssertionError("not in place of " + own + ": " + resource);
      }
      return own;
    }
    if (resource.has("Fn::Sub")) {
      return resource
          .path("Fn::Sub")
          .asText()
          .replaceAll("^arn:.*:(ssm|ses):.*AccountId}:", "$1:")
          .replace("${AWS::StackName}", "STACK")
          .replace("${", "")
          .replace(".Arn}", "")
          .replace("}", "");
    }
    return resource.has("Fn::GetAtt") ? Template.target(resource) : resource.toString();
  }
}
