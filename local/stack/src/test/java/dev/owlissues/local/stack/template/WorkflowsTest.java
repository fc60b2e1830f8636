package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What deploys runs nothing that a stranger wrote, and prod gets nothing that staging has not. */
class WorkflowsTest {
  private static final String DEPLOY = ".github/workflows/deploy.yml";
  private static final Pattern USES = Pattern.compile("\\buses: (?<action>.*)");

  @ParameterizedTest
  @ValueSource(strings = {".github/workflows/ci.yml", DEPLOY})
  void everyActionIsOfOneCommitAndSaysWhichVersionThatIs(String workflow) {
    assertThat(USES.matcher(Template.read(workflow)).results().map(match -> match.group("action")))
        .isNotEmpty()
        .allMatch(action -> action.matches("[\\w/-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
  }

  @Test
  void onlyAPushToMainOfThisRepositoryOrSomebodyOnMainStartsADeployment() {
    String condition = jobs().at("/choose/if").asText().replaceAll("\\s+", " ");

    assertThat(condition)
        .isEqualTo(
            "(github.event_name == 'workflow_dispatch' && github.ref == 'refs/heads/main') ||"
                + " (github.event_name == 'workflow_run' &&"
                + " github.event.workflow_run.conclusion == 'success' &&"
                + " github.event.workflow_run.event == 'push' &&"
                + " github.event.workflow_run.head_branch == 'main' &&"
                + " github.event.workflow_run.head_repository.full_name == github.repository)");
  }

  @Test
  void whatIsDeployedIsTheCommitThatWasChosenAndNothingElse() {
    JsonNode deploy = jobs().path("deploy");

    assertThat(deploy.path("needs").asText()).isEqualTo("choose");
    assertThat(deploy.has("if")).isFalse();
    assertThat(deploy.at("/steps/0/with/ref").asText())
        .isEqualTo("${{ needs.choose.outputs.commit }}");
  }

  @Test
  void prodGetsTheCommitThatStagingHas() {
    String choice = jobs().at("/choose/steps/0/run").asText();
    JsonNode record = jobs().path("record");

    assertThat(choice)
        .contains("if [ \"$STAGE\" = prod ]")
        .contains("select(.context == \"staging\" and .creator.login == \"github-actions[bot]\")")
        .contains("[ \"$state\" = success ] ||");
    assertThat(record.at("/steps/0/run").asText())
        .endsWith("/statuses/$COMMIT\" -f context=staging -f \"state=$STATE\"");
    assertThat(record.path("if").asText()).endsWith("inputs.stage != 'prod'");
  }

  /** A cache that other jobs fill would be code that nobody chose. */
  @Test
  void theJobThatMayAssumeTheRoleWritesNothingToTheRepositoryAndTakesNothingFromOtherRuns() {
    JsonNode deploy = jobs().path("deploy");

    assertThat(deploy.path("permissions"))
        .isEqualTo(CloudFormationYaml.read("{contents: read, id-token: write}"));
    assertThat(deploy.toString()).doesNotContain("actions/cache").doesNotContain("\"cache\"");
    for (String other : List.of("choose", "record")) {
      assertThat(jobs().path(other).path("permissions").has("id-token")).isFalse();
      assertThat(jobs().path(other).has("environment")).isFalse();
    }
  }

  /** Text that others choose goes into scripts by the environment, never into their source. */
  @Test
  void noScriptHasAnExpressionInIt() {
    assertThat(jobs().valueStream().flatMap(job -> job.path("steps").valueStream()))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.path("run").asText()).doesNotContain("${{"));
  }

  private static JsonNode jobs() {
    return CloudFormationYaml.read(Template.read(DEPLOY)).path("jobs");
  }

  @Test
  void nothingIsPermittedUnlessAJobSaysSo() {
    for (String workflow : Stream.of(DEPLOY, ".github/workflows/ci.yml").toList()) {
      assertThat(CloudFormationYaml.read(Template.read(workflow)).path("permissions"))
          .isEqualTo(CloudFormationYaml.read("{contents: read}"));
    }
  }
}
