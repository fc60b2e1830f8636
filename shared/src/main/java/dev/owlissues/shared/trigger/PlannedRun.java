package dev.owlissues.shared.trigger;

import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.job.JobRun;
import java.io.IOException;
import java.io.OutputStream;

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
    answer.write(
        JsonText.objectBytes(json -> {
          json.writeStringField("run_id", run.id().toString());
          json.writeStringField("owner", run.owner());
          json.writeNumberField(what, run.planned());
        }));
  }
}
