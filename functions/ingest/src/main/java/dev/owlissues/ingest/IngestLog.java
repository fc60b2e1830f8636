package dev.owlissues.ingest;

import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.event.intake.Intake;
import java.io.PrintStream;
import java.util.UUID;

/** One JSON line per request that reached an app: ids and counts, nothing that anybody wrote. */
final class IngestLog {
  private final PrintStream out;

  IngestLog(PrintStream out) {
    this.out = out;
  }

  void write(String requestId, UUID appId, int rejected, Intake intake) {
    out.println(
        JsonText.object(line -> {
          line.writeStringField("level", intake instanceof Intake.Busy ? "warn" : "info");
          line.writeStringField("message", "ingest");
          line.writeStringField("request_id", requestId);
          line.writeStringField("app_id", appId.toString());
          line.writeNumberField("rejected", rejected);
          switch (intake) {
            case Intake.Durable(int stored, int repeats, int batches) -> {
              line.writeNumberField("status", 200);
              line.writeNumberField("accepted", stored);
              line.writeNumberField("repeats", repeats);
              line.writeNumberField("batches", batches);
            }
            case Intake.Busy() -> line.writeNumberField("status", 503);
          }
        }));
  }
}
