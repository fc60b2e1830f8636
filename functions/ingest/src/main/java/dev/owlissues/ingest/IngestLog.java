package dev.owlissues.ingest;

import dev.owlissues.ingest.rules.CheckedEvents;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.event.intake.Intake;
import java.util.UUID;

/** One JSON line per request that reached an app: ids and counts, nothing that anybody wrote. */
final class IngestLog {
  private static final String MESSAGE = "ingest";

  private final Log log;

  IngestLog(Log log) {
    this.log = log;
  }

  void write(String requestId, UUID appId, CheckedEvents events, Intake intake) {
    JsonText.Content request =
        line -> {
          line.writeStringField("request_id", requestId);
          line.writeStringField("app_id", appId.toString());
          line.writeNumberField("rejected", events.rejected().size());
          line.writeNumberField("mended", events.mended().size());
        };
    switch (intake) {
      case Intake.Durable(int stored, int repeats, int batches) ->
          log.info(
              MESSAGE,
              line -> {
                request.write(line);
                line.writeNumberField("status", 200);
                line.writeNumberField("accepted", stored);
                line.writeNumberField("repeats", repeats);
                line.writeNumberField("batches", batches);
              });
      case Intake.Busy() ->
          log.warn(
              MESSAGE,
              line -> {
                request.write(line);
                line.writeNumberField("status", 503);
              });
    }
  }
}
