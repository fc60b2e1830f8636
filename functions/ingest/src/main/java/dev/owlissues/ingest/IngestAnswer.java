package dev.owlissues.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.ingest.rules.CheckedEvents.Rejected;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.util.List;

/** The answer to a request whose events are durable: {@code {accepted, rejected, errors?}}. */
record IngestAnswer(int accepted, List<Rejected> rejected) {

  /** The answer as a response; repeats are counted on neither side. */
  HttpResponse response() {
    return HttpResponse.json(
        200,
        JsonText.objectBytes(json -> {
          json.writeNumberField("accepted", accepted);
          json.writeNumberField("rejected", rejected.size());
          if (!rejected.isEmpty()) {
            errors(json);
          }
        }));
  }

  private void errors(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("errors");
    for (Rejected error : rejected) {
      json.writeStartObject();
      json.writeNumberField("index", error.index());
      json.writeStringField("message", error.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
