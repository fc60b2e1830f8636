package dev.owlissues.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.owlissues.local.aws.ses.SesAnswer;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.IssueStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of each mail is a metric, and says nothing of whose it was. */
class DigestMetricsTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private NotifyStage stage;

  @BeforeEach
  void prepare() {
    stage = new NotifyStage(tables);
    stage.join(0);
    stage.join(1);
    stage.clock.advance(Duration.ofHours(1));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aMailThatIsTakenIsADigestSent() throws IOException {
    stage.issue(1, IssueStatus.NEW);

    stage.run();

    assertThat(names()).containsExactly("DigestsSent", "DigestsSent");
    JsonNode line = new ObjectMapper().readTree(stage.metrics().getFirst());
    assertThat(line.path("DigestsSent").asInt()).isEqualTo(1);
    assertThat(line.path("service").asText()).isEqualTo("notify");
    assertThat(line.path("stage").asText()).isEqualTo("test");
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Namespace").asText()).isEqualTo("OwlIssues");
    assertThat(stage.metrics().getFirst())
        .doesNotContain(
            NotifyStage.address(0), NotifyStage.address(1), NotifyStage.PROJECT.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MessageRejected", "SendingPausedException"})
  void aMailThatIsNotTakenIsADigestFailed(String code) throws IOException {
    stage.issue(1, IssueStatus.NEW);
    stage.ses.answering(_ -> new SesAnswer.Refuse(400, code));

    stage.plan();
    stage.work(Duration.ofMinutes(1));

    assertThat(names()).isNotEmpty().containsOnly("DigestsFailed");
  }

  @Test
  void whereNothingIsSentNothingIsWritten() {
    stage.issue(1, IssueStatus.RESOLVED);

    stage.run();

    assertThat(stage.metrics()).isEmpty();
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : stage.metrics()) {
      names.addAll(
          new ObjectMapper()
              .readTree(line)
              .at("/_aws/CloudWatchMetrics/0/Metrics")
              .findValuesAsText("Name"));
    }
    return names;
  }
}
