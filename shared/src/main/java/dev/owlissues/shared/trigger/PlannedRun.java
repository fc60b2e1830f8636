package dev.owlissues.shared.trigger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.shared.job.JobRun;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What a planner answers: {@code run_id} and {@code owner} of the job, and how much it planned.
 *
 * @param what the name of that number
 */
public record PlannedRun(JobRun run, String what) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Writes it as JSON.
   *
   * @throws IOException if it cannot be written
   */
  public void write(OutputStream answer) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(answer)) {
      json.writeStartObject();
      json.writeStringField("run_id", run.id().toString());
      json.writeStringField("owner", run.owner());
      json.writeNumberField(what, run.planned());
      json.writeEndObject();
    }
  }
}
