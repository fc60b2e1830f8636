package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.dynamo.table.LocalTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sample events of requests that change something, and of what can be read about it after. */
class WriteSamplesTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  @Test
  void eachSampleIsAnsweredAsItsRouteDoes() {
    var stage = new Stage(tables);

    Answer project = stage.sample("create-project");
    Answer changed = stage.sample("update-project");
    Answer app = stage.sample("create-app");
    Answer renamed = stage.sample("update-app");
    Answer rotated = stage.sample("rotate-key");
    Answer run = stage.sample("trigger-job");
    Answer count = stage.sample("count-events");
    JsonNode log = stage.sample("list-audit-logs").json().path("audit_logs");

    assertThat(project.status()).isEqualTo(201);
    assertThat(project.json().path("effective_retention_days_events").asInt()).isEqualTo(30);
    assertThat(changed.json().path("issue_alert_frequency").asText()).isEqualTo("weekly");
    assertThat(app.status()).isEqualTo(201);
    assertThat(app.json().path("client_secret").asText()).startsWith("owl_client_");
    assertThat(renamed.json().path("name").asText()).isEqualTo("Shop");
    assertThat(rotated.status()).isEqualTo(201);
    assertThat(rotated.json().path("client_secret").asText()).startsWith("owl_client_");
    assertThat(run.status()).isEqualTo(201);
    assertThat(run.json().at("/job_run/params/reason").asText()).isEqualTo("release 1.4");
    assertThat(count.json().path("count").asInt()).isZero();
    assertThat(log.findValuesAsText("action")).containsExactlyInAnyOrder("update", "create");
    assertThat(project.headers()).containsEntry("x-request-id", "api-create-project");
  }
}
