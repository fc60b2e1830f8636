package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;

/** Says that a slug of a team is taken, and by which project: two can never have the same. */
final class SlugCodec {
  private SlugCodec() {}

  static Map<String, AttributeValue> toItem(Project project) {
    return Item.of(key(project)).with("project_id", project.id()).attributes();
  }

  /** Gives the slug free again, if it is this project's. */
  static Delete release(String table, Project project) {
    return Delete.builder()
        .tableName(table)
        .key(key(project))
        .conditionExpression("attribute_not_exists(pk) OR project_id = :project")
        .expressionAttributeValues(Map.of(":project", Attributes.text(project.id())))
        .build();
  }

  private static Map<String, AttributeValue> key(Project project) {
    return Attributes.key(project.teamId().toString(), "slug#" + project.slug());
  }
}
