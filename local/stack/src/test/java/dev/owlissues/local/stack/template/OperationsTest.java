package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/operations.md tells people to do fits the template. */
class OperationsTest {
  private static final Template TEMPLATE = Template.load();
  private static final String TEXT = Template.read("docs/operations.md");
  private static final Pattern FILE = Pattern.compile("file://(events/[a-z-]+\\.json)");
  private static final Pattern SCRIPT = Pattern.compile("\\.ci/[a-z-]+\\b(?!/)");

  @Test
  void everyParameterIsExplained() {
    String parameters = section("### Parameters");

    assertThat(TEMPLATE.root().path("Parameters").fieldNames())
        .toIterable()
        .filteredOn(name -> !name.endsWith("TableName"))
        .allSatisfy(name -> assertThat(parameters).contains('`' + name + '`'));
    assertThat(parameters).contains("`<Table>Name`");
  }

  @Test
  void goingBackWaitsUntilTheVersionBeforeCanBeCalled() {
    assertThat(section("## Rollback"))
        .containsSubsequence(
            "aws lambda invoke",
            "aws lambda wait published-version-active",
            "aws lambda update-alias");
  }

  /** SAM binds queues and schedules to the alias; asked without it, Lambda lists none. */
  @Test
  void whatReadsAQueueIsLookedForAtTheAlias() {
    assertThat(TEXT.split("aws lambda list-event-source-mappings ", -1))
        .hasSizeGreaterThan(1)
        .satisfies(parts -> {
          for (int i = 1; i < parts.length; i++) {
            assertThat(parts[i]).startsWith("--function-name \"$(output ScanWorker):live\"");
          }
        });
  }

  @Test
  void whatToDoWithDeadLettersIsSaidOfEveryQueueThatHasThem() {
    String runbook = section("### Dead letters");

    assertThat(runbook).contains("aws sqs start-message-move-task");
    assertThat(TEMPLATE.resources(Template.QUEUE).keySet())
        .filteredOn(queue -> queue.startsWith("Failed"))
        .isNotEmpty()
        .allSatisfy(queue -> assertThat(runbook).contains("| `%s` |".formatted(queue)));
  }

  @Test
  void restoringATableTakesNothingOutOfTheStack() {
    String recipe = section("## Restore a table");

    assertThat(recipe)
        .contains("IssuesTableName=")
        .contains("issues, fingerprints, occurrences and work are restored to the same second")
        .doesNotContain("IMPORT")
        .doesNotContain("remove the resource");
  }

  @Test
  void whatItSendsAndRunsIsThere() {
    assertThat(FILE.matcher(TEXT).results().map(match -> match.group(1)))
        .isNotEmpty()
        .allMatch(file -> Files.exists(Template.REPOSITORY.resolve(file)));
    assertThat(SCRIPT.matcher(TEXT).results().map(match -> match.group()))
        .isNotEmpty()
        .allMatch(file -> Files.exists(Template.REPOSITORY.resolve(file)));
  }

  /** SAM alone would not see a parameter's new value. */
  @Test
  void nobodyIsToldToDeployWithSamAlone() {
    assertThat(TEXT + Template.read("README.md")).doesNotContain("sam deploy --config-env");
  }

  /** A section of the document, up to the next heading of its rank. */
  private static String section(String heading) {
    int start = TEXT.indexOf("\n" + heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    String rank = heading.substring(0, heading.indexOf(' ') + 1);
    int end = TEXT.indexOf("\n" + rank, start + 1 + heading.length());
    return TEXT.substring(start, end < 0 ? TEXT.length() : end);
  }
}
