package dev.owlissues.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.corpus.Corpus;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a request costs, on the corpus, once an hour's first request has written its activity. */
class IngestBudgetTest {
  private static final int EVENTS = 100;

  @RegisterExtension final LocalTables tables = new LocalTables();

  @Test
  void aHundredErrorsOfOneSessionTakeSixteenUnitsAndFourRequests() {
    Usage usage = usage(Corpus.ofOneSession(EVENTS));

    assertThat(usage.writeUnits()).isLessThanOrEqualTo(16);
    assertThat(usage.totalRequests() - 1).as("besides the key's").isLessThanOrEqualTo(4);
  }

  @Test
  void aHundredSessionsAndUsersTakeFortyUnits() {
    Usage usage = usage(Corpus.ofManySessions(EVENTS));

    assertThat(usage.writeUnits()).isLessThanOrEqualTo(40);
    assertThat(usage.totalRequests() - 1).as("besides the key's").isLessThanOrEqualTo(4);
  }

  private Usage usage(List<String> lines) {
    var metered = MeteredDynamo.over(tables.client());
    var stage = new IngestStage(tables, metered.client());
    stage.post("{\"events\":[{\"message\":\"m\",\"level\":\"error\",\"session_id\":\"s\"}]}");
    String body = Corpus.request("", lines.stream().map(IngestBudgetTest::ofABackend).toList());
    return metered.during(() -> {
      var answer = stage.post(body);
      assertThat(answer.body().toString()).contains("\"accepted\":" + EVENTS);
    });
  }

  /** The corpus has events of every platform, and an app takes those of its own. */
  private static String ofABackend(String line) {
    return line.replaceFirst("\"environment\":\"[a-z]+\"", "\"environment\":\"backend\"");
  }
}
