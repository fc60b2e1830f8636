package dev.owlissues.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.event.Intake;
import java.io.PrintStream;
import java.util.UUID;

/** One JSON line per request that reached an app: ids and counts, nothing that anybody wrote. */
final class IngestLog {
  private final PrintStream out;

  IngestLog(PrintStream out) {
    this.out = out;
  }

  void write(String requestId, UUID appId, int rejected, Intake intake) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("level", intake instanceof Intake.Busy ? "warn" : "info");
    line.put("message", "ingest");
    line.put("request_id", requestId);
    line.put("app_id", appId.toString());
    line.put("rejected", rejected);
    switch (intake) {
      case Intake.Durable(int stored, int repeats, int batches) ->
          line.put("status", 200)
              .put("accepted", stored)
              .put("repeats", repeats)
              .put("batches", batches);
      case Intake.Busy() -> line.put("status", 503);
    }
    out.println(line);
  }
}
