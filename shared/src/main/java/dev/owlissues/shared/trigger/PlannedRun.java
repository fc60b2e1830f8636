package dev.owlissues.shared.trigger;

import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a planner answers: {@code run_id} and {@code owner} of the job, and how much it planned.
 *
 * @param what the name of that number
 */
public record PlannedRun(JobRun run, String what) {

  /**
   * Writes it as JSON.
   *
   * @throws IOException if it cannot be written
   */
  public void write(OutputStream answer) throws IOException {
    String json =
        JsonText.object(fields -> {
          fields.writeStringField("run_id", run.id().toString());
          fields.writeStringField("owner", run.owner());
          fields.writeNumberField(what, run.planned());
        });
    answer.write(json.getBytes(StandardCharsets.UTF_8));
  }
}
