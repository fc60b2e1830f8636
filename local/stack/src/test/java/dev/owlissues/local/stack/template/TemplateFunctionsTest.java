package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each function of the template runs code that exists, on settings chosen on purpose. */
class TemplateFunctionsTest {
  private static final Template TEMPLATE = Template.load();
  private static final Map<String, String> HANDLERS =
      Map.of(
          "IngestFunction", "dev.owlissues.ingest.IngestHandler",
          "ApiFunction", "dev.owlissues.api.ApiHandler",
          "ScanPlannerFunction", "dev.owlissues.scan.ScanPlannerHandler",
          "ScanWorkerFunction", "dev.owlissues.scan.ScanWorkerHandler",
          "DigestPlannerFunction", "dev.owlissues.notify.DigestPlannerHandler",
          "DigestSenderFunction", "dev.owlissues.notify.DigestSenderHandler",
          "MailFeedbackFunction", "dev.owlissues.notify.MailFeedbackHandler");

  /** People and SDKs wait for these. */
  private static final Set<String> WAITED_FOR = Set.of("IngestFunction", "ApiFunction");

  /** A claim on a mail must outlive whoever has it. */
  private static final Set<String> SENDERS = Set.of("DigestSenderFunction", "MailFeedbackFunction");

  static Stream<Arguments> functions() {
    return TEMPLATE.functions().entrySet().stream()
        .map(entry -> arguments(entry.getKey(), entry.getValue()));
  }

  @Test
  void theTemplateHasTheFunctionsOfTheProduct() {
    assertThat(TEMPLATE.functions().keySet())
        .containsExactlyInAnyOrderElementsOf(HANDLERS.keySet());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void itsHandlerExistsInItsModuleAndLambdaCanMakeIt(String id, JsonNode function)
      throws ClassNotFoundException, NoSuchMethodException {
    String handler = function.path("Handler").asText();

    assertThat(handler).isEqualTo(HANDLERS.get(id));
    Class<?> type = Class.forName(handler, false, getClass().getClassLoader());
    assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
    assertThat(Modifier.isPublic(type.getConstructor().getModifiers())).isTrue();
    String source = "src/main/java/" + handler.replace('.', '/') + ".java";
    assertThat(Template.REPOSITORY.resolve("functions/" + module(function) + "/" + source))
        .exists();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void itsCodeIsTheArchiveThatTheBuildMakes(String id, JsonNode function) {
    String module = module(function);

    assertThat(function.path("CodeUri").asText())
        .isEqualTo("functions/%s/target/%s.jar".formatted(module, module));
    assertThat(Template.read("functions/%s/pom.xml".formatted(module)))
        .contains("<outputFile>${project.build.directory}/%s.jar</outputFile>".formatted(module));
    assertThat(TEMPLATE.resource(id).at("/Metadata/SkipBuild").asBoolean()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void itRunsJava25OnArm(String id, JsonNode function) {
    assertThat(function.path("Runtime").asText()).isEqualTo("java25");
    assertThat(function.path("Architectures")).isEqualTo(CloudFormationYaml.read("[arm64]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void everyChangeReachesItsAlias(String id, JsonNode function) {
    assertThat(function.path("AutoPublishAlias").asText()).isEqualTo("live");
    assertThat(function.path("AutoPublishAliasAllProperties").asBoolean()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void itStartsFromASnapshotJustWhereSomebodyWaits(String id, JsonNode function) {
    assertThat(function.at("/SnapStart/ApplyOn").asText())
        .isEqualTo(WAITED_FOR.contains(id) ? "PublishedVersions" : "");
    assertThat(function.toString()).doesNotContain("TieredStopAtLevel");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void itsTimeFitsWhoeverWaits(String id, JsonNode function) {
    int timeout = function.path("Timeout").asInt();

    if (WAITED_FOR.contains(id)) {
      assertThat(timeout).isBetween(1, 10);
    } else if (SENDERS.contains(id)) {
      assertThat(timeout).isEqualTo(60);
    } else {
      assertThat(timeout).isEqualTo(300);
    }
    assertThat(function.path("MemorySize").asInt()).isBetween(1024, 10240);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void itReservesNothingOfTheAccountAndHasNoNameOfItsOwn(String id, JsonNode function) {
    assertThat(function.has("ReservedConcurrentExecutions")).isFalse();
    assertThat(function.has("ProvisionedConcurrencyConfig")).isFalse();
    assertThat(function.has("FunctionName")).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void itLogsJsonToItsOwnGroupAndIsTraced(String id, JsonNode function) {
    assertThat(function.at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
    // Metrics are lines of this level.
    assertThat(function.at("/LoggingConfig/ApplicationLogLevel").asText()).isEqualTo("INFO");
    assertThat(function.at("/LoggingConfig/LogGroup/Ref").asText())
        .isEqualTo(id.replace("Function", "Logs"));
    assertThat(function.path("Tracing").asText()).isEqualTo("Active");
  }

  @Test
  void everyLogGroupForgetsAfterTheParametersDaysAndGoesWithTheStack() {
    assertThat(TEMPLATE.resources(Template.LOG_GROUP)).hasSize(HANDLERS.size() + 1);
    assertThat(TEMPLATE.resources(Template.LOG_GROUP).values())
        .allSatisfy(group -> {
          assertThat(group.path("DeletionPolicy").asText()).isEqualTo("Delete");
          assertThat(group.path("UpdateReplacePolicy").asText()).isEqualTo("Delete");
          assertThat(group.at("/Properties/RetentionInDays/Ref").asText())
              .isEqualTo("LogRetentionDays");
          assertThat(group.path("Properties").has("LogGroupName")).isFalse();
        });
  }

  @Test
  void inProductionANewVersionOfWhatPeopleWaitForGetsATenthOfTheCallsFirst() {
    for (String id : WAITED_FOR) {
      JsonNode preference = TEMPLATE.function(id).path("DeploymentPreference");

      assertThat(preference.path("Type"))
          .isEqualTo(
              CloudFormationYaml.read("!If [IsGradual, Canary10Percent5Minutes, AllAtOnce]"));
      assertThat(TEMPLATE.root().at("/Conditions/IsGradual"))
          .isEqualTo(CloudFormationYaml.read("!And [!Condition IsProd, !Condition IsWatched]"));
    }
  }

  /** CodeDeploy starts nothing while an alarm that it watches rings. */
  @Test
  void anAlarmThatRingsAlreadyCanBeOverruledByWhoeverDeploysTheCure() {
    for (String id : WAITED_FOR) {
      JsonNode alarms = TEMPLATE.function(id).at("/DeploymentPreference/Alarms");

      assertThat(alarms)
          .isEqualTo(
              CloudFormationYaml.read(
                  "!If [IsWatched, [!Ref %s], [!Ref AWS::NoValue]]"
                      .formatted(id.replace("Function", "ErrorsAlarm"))));
    }
    assertThat(TEMPLATE.root().at("/Conditions/IsWatched"))
        .isEqualTo(CloudFormationYaml.read("!Equals [!Ref RollOut, watched]"));
    assertThat(TEMPLATE.root().at("/Parameters/RollOut/Default").asText()).isEqualTo("watched");
  }

  private static String module(JsonNode function) {
    return function.path("Handler").asText().split("\\.", -1)[2];
  }
}
