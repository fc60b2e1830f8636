package dev.owlissues.api.job;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobRun.Status;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** {@code JobRun} of the wire. */
final class JobJson {
  private JobJson() {}

  static JsonText.Content object(JobRun run) {
    return json -> write(json, run);
  }

  /** The run as the field {@code job_run}. */
  static void field(JsonGenerator json, JobRun run) throws IOException {
    json.writeFieldName("job_run");
    write(json, run);
  }

  private static void write(JsonGenerator json, JobRun run) throws IOException {
    json.writeStartObject();
    Json.id(json, "id", run.id());
    json.writeStringField("job_type", run.type().wire());
    json.writeStringField("status", run.status().wire());
    Json.text(json, "team_id", run.teamId().map(UUID::toString));
    Json.text(json, "project_id", run.order().projectId().map(UUID::toString));
    json.writeStringField("triggered_by", run.order().triggeredBy());
    json.writeFieldName("params");
    json.writeRawValue(run.order().params().orElse("null"));
    progress(json, run.progress());
    result(json, run);
    Json.text(json, "error", run.outcome().error());
    json.writeBooleanField("notify", run.order().notifies());
    Json.time(json, "started_at", run.times().startedAt());
    Json.time(json, "completed_at", run.times().completedAt());
    Json.time(json, "created_at", run.times().createdAt());
    json.writeEndObject();
  }

  private static void progress(JsonGenerator json, Optional<JobRun.Progress> progress)
      throws IOException {
    if (progress.isEmpty()) {
      json.writeNullField("progress");
      return;
    }
    json.writeObjectFieldStart("progress");
    json.writeNumberField("processed", progress.get().processed());
    json.writeNumberField("total", progress.get().total());
    json.writeEndObject();
  }

  private static void result(JsonGenerator json, JobRun run) throws IOException {
    if (run.status() != Status.COMPLETED) {
      json.writeNullField("result");
      return;
    }
    json.writeObjectFieldStart("result");
    for (Map.Entry<String, Long> count : new TreeMap<>(run.result()).entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }
}
