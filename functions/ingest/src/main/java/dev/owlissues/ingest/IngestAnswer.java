package dev.owlissues.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.ingest.CheckedEvents.Rejected;
import java.util.List;

/** The answer to a request whose events are durable: {@code {accepted, rejected, errors?}}. */
record IngestAnswer(int accepted, List<Rejected> rejected) {

  /** The answer as a response; repeats are counted on neither side. */
  HttpResponse response() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("accepted", accepted);
    json.put("rejected", rejected.size());
    if (!rejected.isEmpty()) {
      ArrayNode errors = json.putArray("errors");
      rejected.forEach(
          error -> errors.addObject().put("index", error.index()).put("message", error.message()));
    }
    return HttpResponse.json(200, json.toString());
  }
}
