package dev.owlissues.shared.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.base.json.JsonTree;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.digest.run.DigestTask;
import java.util.UUID;

/** Digest tasks as the bodies of queue messages. */
public final class DigestTaskCodec {
  /** Writes a task as JSON. */
  public String write(DigestTask task) {
    return JsonText.object(json -> {
      json.writeStringField("run_id", task.runId().toString());
      json.writeStringField("owner", task.owner());
      json.writeStringField("team_id", task.teamId().toString());
      json.writeStringField("project_id", task.projectId().toString());
      json.writeStringField("asked", Iso.write(task.asked()));
    });
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the body is none of ours
   */
  public DigestTask read(String text) {
    JsonNode body = JsonTree.expect("a digest task", text);
    return new DigestTask(
        id(body, "run_id"),
        body.required("owner").asText(),
        id(body, "team_id"),
        id(body, "project_id"),
        Iso.read(body.required("asked").asText()));
  }

  private static UUID id(JsonNode body, String name) {
    return UUID.fromString(body.required(name).asText());
  }
}
