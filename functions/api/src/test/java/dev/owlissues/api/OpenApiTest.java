package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.owlissues.api.http.Access;
import dev.owlissues.api.http.OpenApiDocument;
import dev.owlissues.api.http.RouteHandler;
import dev.owlissues.gateway.Route;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.team.AlertFrequency;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.json.Word;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.reading.DataMode;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.attention.Reason;
import dev.owlissues.shared.issue.list.IssueSort;
import dev.owlissues.shared.issue.version.VersionOrder;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobType;
import dev.owlissues.shared.malformed.ApiDocument;
import dev.owlissues.shared.malformed.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The document says of every route what the route table says, and of no other. */
class OpenApiTest {
  /** What the ingest function answers; its own tests hold these. */
  private static final Set<String> INGEST =
      Set.of(
          "POST /v1/ingest",
          "POST /v1/import",
          "POST /v1/identity/properties",
          "POST /v1/identity/claim");

  /** Speaks a protocol that describes itself; docs/mcp.md has its tools. */
  private static final String AGENTS = "/mcp";

  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");

  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private JsonNode document;
  private List<Route<RouteHandler>> routes;

  @BeforeEach
  void read() throws IOException {
    document = new JsonMapper().readTree(OpenApiDocument.bytes());
    routes =
        new Stage(TABLES)
            .routes().stream().filter(route -> !route.template().equals(AGENTS)).toList();
  }

  @Test // (R-http-14)
  void theDocumentHasEveryRouteAndNoOther() {
    Set<String> table = new TreeSet<>(INGEST);
    routes.forEach(route -> table.add(name(route)));

    assertThat(operations().keySet()).containsExactlyInAnyOrderElementsOf(table);
  }

  @Test
  void theDocumentSaysWhomARouteIsFor() {
    Map<String, JsonNode> operations = operations();
    for (Route<RouteHandler> route : routes) {
      JsonNode operation = Optional.ofNullable(operations.get(name(route))).orElseThrow();
      switch (route.target()) {
        case RouteHandler.Open _ -> assertThat(operation.get("security")).as(name(route)).isEmpty();
        case RouteHandler.Guarded(var access, _) -> assertAccess(name(route), operation, access);
      }
    }
  }

  private static void assertAccess(String route, JsonNode operation, Access access) {
    boolean keys = operation.get("security").valueStream().anyMatch(way -> way.has("key"));
    String text = operation.get("description").asText();

    assertThat(keys).as(route).isEqualTo(access.keys());
    for (Permission needed : access.needed()) {
      assertThat(text).as(route).contains("`" + needed.wire() + "`");
    }
    switch (access.role()) {
      case MEMBER -> assertThat(text).as(route).doesNotContain("admin in the team");
      case ADMIN -> assertThat(text).as(route).contains("admin in the team");
      case OWNER -> assertThat(text).as(route).contains("owner in the team");
    }
    assertThat(operation.get("responses").has("401")).as(route).isTrue();
    assertThat(operation.get("responses").has("403")).as(route).isTrue();
  }

  @Test
  void theDocumentHasTheWordsThatTheCodeHas() {
    assertWords("/components/schemas/IssueStatus", IssueStatus.values());
    assertWords("/components/schemas/Role", Role.values());
    assertWords("/components/schemas/ApiKey/properties/key_type", KeyType.values());
    assertWords("/components/schemas/App/properties/platform", Platform.values());
    assertWords(
        "/components/schemas/Project/properties/issue_alert_frequency", AlertFrequency.values());
    assertWords(
        "/components/schemas/Project/properties/issue_version_ordering", VersionOrder.values());
    assertWords("/components/schemas/JobRun/properties/job_type", JobType.values());
    assertWords("/components/schemas/JobRun/properties/status", JobRun.Status.values());
    assertWords("/components/schemas/AuditLog/properties/action", AuditEntry.Action.values());
    assertWords("/components/parameters/data_mode/schema", DataMode.values());
    assertWords("/components/parameters/issue_sort/schema", IssueSort.values());
    assertWords("/components/schemas/Reason/properties/kind", Reason.Kind.values());
  }

  private void assertWords(String place, Word[] words) {
    assertThat(document.at(place).path("enum").valueStream().map(JsonNode::asText))
        .as(place)
        .containsExactlyElementsOf(Stream.of(words).map(Word::wire).toList());
  }

  @Test
  void everyPathParameterIsDescribed() {
    operations()
        .forEach((name, operation) -> {
          Set<String> described =
              operation
                  .path("parameters")
                  .valueStream()
                  .filter(parameter -> parameter.get("in").asText().equals("path"))
                  .map(parameter -> parameter.get("name").asText())
                  .collect(Collectors.toSet());
          Set<String> inPath =
              PARAMETER
                  .matcher(name)
                  .results()
                  .map(found -> found.group(1))
                  .collect(Collectors.toSet());
          assertThat(described).as(name).isEqualTo(inPath);
        });
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Matcher references = Pattern.compile("\"\\$ref\":\"#(/[^\"]+)\"").matcher(document.toString());
    int found = 0;
    while (references.find()) {
      found++;
      assertThat(document.at(references.group(1)).isMissingNode())
          .as(references.group(1))
          .isFalse();
    }

    assertThat(found).isGreaterThan(100);
  }

  @Test
  void everyBodyHasAnExampleAndEveryOperationItsOwnName() {
    Set<String> names = new TreeSet<>();
    operations()
        .forEach((name, operation) -> {
          assertThat(names.add(operation.get("operationId").asText())).as(name).isTrue();
          if (operation.has("requestBody")) {
            assertThat(operation.at("/requestBody/content/application~1json/example").isObject())
                .as(name)
                .isTrue();
          }
        });
  }

  @Test
  void everyFieldAndParameterOfARequestHasALimit() {
    operations()
        .forEach((name, operation) -> {
          JsonNode body = operation.at("/requestBody/content/application~1json/schema");
          if (!body.isMissingNode()) {
            assertLimits(name, body);
          }
          for (JsonNode parameter : operation.path("parameters")) {
            String called = parameter.get("name").asText();
            // What is not true is false, whatever it is.
            if (!called.equals("is_dev")) {
              assertThat(isLimited(parameter.get("schema"))).as(name + " " + called).isTrue();
            }
          }
        });
  }

  private static void assertLimits(String where, JsonNode schema) {
    schema
        .path("properties")
        .properties()
        .forEach(field -> {
          JsonNode value = field.getValue();
          String name = where + " " + field.getKey();
          JsonNode items = value.path("items");
          assertThat(isLimited(value)).as(name).isTrue();
          assertThat(items.isMissingNode() || items.has("properties") || isLimited(items))
              .as(name)
              .isTrue();
          assertLimits(name, items);
        });
  }

  /** Whether a value's text, number or size has an end, or is one of a few. */
  private static boolean isLimited(JsonNode schema) {
    if (schema.has("enum") || schema.has("const")) {
      return true;
    }
    if (schema.has("anyOf")) {
      return schema.get("anyOf").valueStream().allMatch(OpenApiTest::isLimited);
    }
    JsonNode type = schema.path("type");
    Stream<JsonNode> types = type.isArray() ? type.valueStream() : Stream.of(type);
    return types.allMatch(its ->
        switch (its.asText()) {
          case "string" ->
              Stream.of("maxLength", "format", "pattern").anyMatch(schema::has)
                  || schema.path("description").asText().contains("KiB");
          case "integer" -> schema.has("minimum") && schema.has("maximum");
          case "object" ->
              schema.has("maxProperties")
                  || schema.path("description").asText().contains("characters as JSON");
          case "array" -> schema.has("items");
          case "boolean", "null" -> true;
          default -> false;
        });
  }

  @Test // (R-http-14)
  void theServerAnswersWithTheDocument() {
    Answer answer = new Stage(TABLES).get(Optional.empty(), "/v1/openapi.json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(document);
  }

  private static Map<String, JsonNode> operations() {
    return ApiDocument.read().operations().stream()
        .collect(Collectors.toMap(Operation::name, Operation::json));
  }

  private static String name(Route<RouteHandler> route) {
    return route.method() + " " + route.template();
  }
}
