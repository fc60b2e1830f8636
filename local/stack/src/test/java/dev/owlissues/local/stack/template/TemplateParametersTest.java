package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever deploys can set little, and nothing wrong. */
class TemplateParametersTest {
  private static final Template TEMPLATE = Template.load();
  private static final String TEXT = Template.read("template.yaml");

  @Test
  void everyParameterIsExplainedLimitedAndUsed() {
    assertThat(TEMPLATE.root().path("Parameters").propertyStream())
        .isNotEmpty()
        .allSatisfy(TemplateParametersTest::check);
  }

  @Test
  void theStackDeploysWithoutAnyParameter() {
    assertThat(TEMPLATE.root().path("Parameters"))
        .allSatisfy(parameter -> assertThat(parameter.has("Default")).isTrue());
  }

  @Test
  void nothingReadsAsASecret() {
    assertThat(TEXT).doesNotContainPattern("owl_(client|agent|import)_|AKIA|SecretString|NoEcho");
  }

  @Test
  void everyConditionDecidesSomething() {
    TEMPLATE
        .root()
        .path("Conditions")
        .fieldNames()
        .forEachRemaining(name ->
            assertThat(TEXT)
                .containsPattern(
                    Pattern.compile("!If \\[%1$s,|Condition: %1$s\\n|- %1$s\\n".formatted(name))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void everyStageHasItsOwnDeploySettings(String stage) {
    String config = Template.read("samconfig.toml");
    int start = config.indexOf("[%s.deploy.parameters]".formatted(stage));
    assertThat(start).isNotNegative();
    int end = config.indexOf("\n[", start);
    String settings = config.substring(start, end < 0 ? config.length() : end);

    assertThat(settings)
        .contains("confirm_changeset = true")
        .contains("resolve_s3 = true")
        .contains("capabilities = \"CAPABILITY_IAM\"")
        .contains("\"Stage=%s\"".formatted(stage))
        .contains("\"stage=%s\"".formatted(stage));
  }

  private static void check(Map.Entry<String, JsonNode> parameter) {
    JsonNode body = parameter.getValue();

    assertThat(body.path("Description").asText()).endsWith(".");
    assertThat(body.has("AllowedValues") || body.has("AllowedPattern") || body.has("MaxValue"))
        .as("%s has allowed values, a pattern or a range", parameter.getKey())
        .isTrue();
    assertThat(TEXT).contains("!Ref " + parameter.getKey());
  }
}
