package dev.owlissues.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.ingest.rules.CheckedEvents;
import dev.owlissues.ingest.rules.Remark;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.util.List;

/**
 * The answer to a request whose events are durable: {@code {accepted, rejected, errors?,
 * warnings?}}. Warnings are of events that are stored otherwise than they were sent.
 */
record IngestAnswer(int accepted, CheckedEvents events) {

  /** The answer as a response; repeats are counted on neither side. */
  HttpResponse response() {
    return HttpResponse.json(
        200,
        JsonText.objectBytes(json -> {
          json.writeNumberField("accepted", accepted);
          json.writeNumberField("rejected", events.rejected().size());
          remarks(json, "errors", events.rejected());
          remarks(json, "warnings", events.mended());
        }));
  }

  private static void remarks(JsonGenerator json, String name, List<Remark> remarks)
      throws IOException {
    if (remarks.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (Remark remark : remarks) {
      json.writeStartObject();
      json.writeNumberField("index", remark.index());
      json.writeStringField("message", remark.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
