package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each function's environment has what its code reads, and nothing else. */
class TemplateEnvironmentTest {
  private static final Template TEMPLATE = Template.load();
  private static final Pattern TABLE = Pattern.compile("\\bTables\\.(?<constant>[A-Z_]+)\\b");

  /** No code reads it: it makes a changed parameter a change of the function. */
  private static final String REVISION = "OWL_CONFIG_REVISION";

  private static final Pattern NAME = Pattern.compile("\"(?<name>OWL_[A-Z_]+)\"");
  private static final Map<String, String> TABLE_ENVIRONMENTS =
      Tables.ALL.stream().collect(Collectors.toMap(Table::environment, Table::resource));

  private static final Map<String, String> QUEUES =
      Map.of(
          "OWL_SCAN_QUEUE_URL", "ScanQueue",
          "OWL_FAILED_UNITS_QUEUE_URL", "FailedUnits",
          "OWL_DIGEST_QUEUE_URL", "DigestQueue");

  static Stream<Arguments> functions() {
    return TEMPLATE.functions().entrySet().stream()
        .map(entry -> arguments(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void theHandlerCanBeMadeFromItsEnvironment(String id, JsonNode function)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            HandlerProbe.class.getName(),
            function.path("Handler").asText());
    builder.environment().clear();
    builder.environment().putAll(lambda());
    builder.environment().putAll(variables(function));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("made " + function.path("Handler").asText());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void aTablesNameIsThatOfTheTable(String id, JsonNode function) {
    function
        .at("/Environment/Variables")
        .properties()
        .forEach(variable -> {
          String table = TABLE_ENVIRONMENTS.get(variable.getKey());
          if (table != null) {
            // The stack's own, or another that whoever deploys names.
            assertThat(variable.getValue())
                .isEqualTo(
                    CloudFormationYaml.read(
                        "!If [Has%1$s, !Ref %1$sName, !Ref %1$s]".formatted(table)));
          }
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void aQueuesAddressIsThatOfTheQueue(String id, JsonNode function) {
    function
        .at("/Environment/Variables")
        .properties()
        .forEach(variable -> {
          if (variable.getKey().endsWith("_QUEUE_URL")) {
            assertThat(variable.getValue().path("Ref").asText())
                .isEqualTo(QUEUES.get(variable.getKey()));
          }
        });
  }

  /** So none of them can be a secret that somebody wrote down. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void everyValueComesFromTheStackOrItsParameters(String id, JsonNode function) {
    assertThat(function.at("/Environment/Variables").propertyStream())
        .isNotEmpty()
        .allSatisfy(variable -> {
          JsonNode value = variable.getValue();
          if (variable.getKey().equals(REVISION)) {
            assertThat(value.asText()).isEqualTo("1");
          } else {
            assertThat(value.has("Ref") || value.has("Fn::Sub") || value.has("Fn::If"))
                .as("%s is a reference", value)
                .isTrue();
          }
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void itIsGivenWhatItsModulesCodeNamesAndNothingElse(String id, JsonNode function)
      throws IOException {
    String module = function.path("Handler").asText().split("\\.", -1)[2];

    Set<String> expected = named(module);
    expected.add(REVISION);

    assertThat(variables(function).keySet()).isEqualTo(expected);
  }

  /** What Lambda itself sets, as far as the AWS clients need it. */
  private static Map<String, String> lambda() {
    return Map.of(
        "AWS_REGION", "eu-central-1",
        "AWS_ACCESS_KEY_ID", "none",
        "AWS_SECRET_ACCESS_KEY", "none",
        "AWS_LAMBDA_FUNCTION_NAME", "probe");
  }

  private static Map<String, String> variables(JsonNode function) {
    var variables = new TreeMap<String, String>();
    function
        .at("/Environment/Variables")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), value(entry.getValue())));
    return variables;
  }

  /** The value in a stack without a domain, where a resource's reference is its logical id. */
  private static String value(JsonNode node) {
    if (node.has("Fn::If")) {
      return value(node.at("/Fn::If/2"));
    }
    String id = node.has("Ref") ? node.path("Ref").asText() : node.asText();
    JsonNode parameter = TEMPLATE.root().path("Parameters").path(id);
    if (parameter.isObject()) {
      return parameter.path("Default").asText();
    }
    return TEMPLATE.resources(Template.QUEUE).containsKey(id)
        ? "https://sqs.eu-central-1.amazonaws.com/123456789012/" + id
        : id;
  }

  /** The environment names that a module's sources name, as literals or as tables. */
  private static Set<String> named(String module) throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path source : sources(Template.REPOSITORY.resolve("functions/" + module + "/src/main"))) {
      String text = Files.readString(source);
      NAME.matcher(text).results().forEach(match -> names.add(match.group("name")));
      TABLE.matcher(text).results().forEach(match -> names.addAll(tables(match.group("constant"))));
    }
    return names;
  }

  private static List<String> tables(String constant) {
    try {
      return switch (Tables.class.getField(constant).get(null)) {
        case Table table -> List.of(table.environment());
        case List<?> _ -> List.copyOf(TABLE_ENVIRONMENTS.keySet());
        case null, default -> List.of();
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Tables." + constant + " cannot be read", e);
    }
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
