package dev.owlissues.shared.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.owlissues.shared.digest.DigestTask;
import dev.owlissues.shared.time.Iso;
import java.util.UUID;

/** Digest tasks as the bodies of queue messages. */
public final class DigestTaskCodec {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes a task as JSON. */
  public String write(DigestTask task) {
    return JSON.createObjectNode()
        .put("run_id", task.runId().toString())
        .put("owner", task.owner())
        .put("team_id", task.teamId().toString())
        .put("project_id", task.projectId().toString())
        .put("asked", Iso.write(task.asked()))
        .toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the body is none of ours
   */
  public DigestTask read(String text) {
    JsonNode body = parse(text);
    return new DigestTask(
        id(body, "run_id"),
        body.required("owner").asText(),
        id(body, "team_id"),
        id(body, "project_id"),
        Iso.read(body.required("asked").asText()));
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a digest task is JSON", e);
    }
  }

  private static UUID id(JsonNode body, String name) {
    return UUID.fromString(body.required(name).asText());
  }
}
