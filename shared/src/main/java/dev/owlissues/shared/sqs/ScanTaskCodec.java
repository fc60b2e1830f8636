package dev.owlissues.shared.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.base.json.JsonTree;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.run.ScanTask;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Scan tasks as the bodies of queue messages. */
public final class ScanTaskCodec {
  /** Writes a task as JSON. */
  public String write(ScanTask task) {
    Unit unit = task.unit();
    return JsonText.object(json -> {
      json.writeStringField("run_id", task.runId().toString());
      json.writeStringField("owner", task.owner());
      json.writeStringField("team_id", unit.teamId().toString());
      json.writeStringField("project_id", unit.projectId().toString());
      json.writeStringField("app_id", unit.appId().toString());
      json.writeNumberField("shard", unit.shard());
      json.writeStringField("asked", Iso.write(task.asked()));
      json.writeObjectFieldStart("done");
      for (var count : task.done().named().entrySet()) {
        json.writeNumberField(count.getKey(), count.getValue());
      }
      json.writeEndObject();
      if (task.redriven().isPresent()) {
        json.writeStringField("redriven", task.redriven().get());
      }
    });
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the body is none of ours
   */
  public ScanTask read(String text) {
    JsonNode body = JsonTree.expect("a scan task", text);
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

  private static UUID id(JsonNode body, String name) {
    return UUID.fromString(body.required(name).asText());
  }
}
