package dev.owlissues.shared.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.ScanTask;
import dev.owlissues.shared.time.Iso;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Scan tasks as the bodies of queue messages. */
public final class ScanTaskCodec {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes a task as JSON. */
  public String write(ScanTask task) {
    Unit unit = task.unit();
    ObjectNode body = JSON.createObjectNode();
    body.put("run_id", task.runId().toString())
        .put("owner", task.owner())
        .put("team_id", unit.teamId().toString())
        .put("project_id", unit.projectId().toString())
        .put("app_id", unit.appId().toString())
        .put("shard", unit.shard())
        .put("asked", Iso.write(task.asked()));
    ObjectNode done = body.putObject("done");
    task.done().named().forEach(done::put);
    task.redriven().ifPresent(batch -> body.put("redriven", batch));
    return body.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the body is none of ours
   */
  public ScanTask read(String text) {
    JsonNode body = parse(text);
    var unit =
        new Unit(
            id(body, "team_id"),
            id(body, "project_id"),
            id(body, "app_id"),
            body.required("shard").asInt());
    Map<String, Long> done = new HashMap<>();
    body.required("done")
        .properties()
        .forEach(count -> done.put(count.getKey(), count.getValue().asLong()));
    return new ScanTask(
        id(body, "run_id"),
        body.required("owner").asText(),
        unit,
        Iso.read(body.required("asked").asText()),
        ScanCounts.ofNamed(done),
        Optional.ofNullable(body.get("redriven")).map(JsonNode::asText));
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a scan task is JSON", e);
    }
  }

  private static UUID id(JsonNode body, String name) {
    return UUID.fromString(body.required(name).asText());
  }
}
