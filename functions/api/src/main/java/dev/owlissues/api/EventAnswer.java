package dev.owlissues.api;

import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.event.EventCursor;
import dev.owlissues.shared.event.EventPage;
import dev.owlissues.shared.event.EventPage.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page of events as an answer, cut where it would get longer than a function may answer. */
final class EventAnswer {
  /** The most bytes of events in an answer: 4 MB, less what stands around them. */
  static final int MAX_BYTES = 4_000_000 - 1_000;

  private EventAnswer() {}

  static HttpResponse of(EventPage page) {
    return of(page, MAX_BYTES);
  }

  static HttpResponse of(EventPage page, int maxBytes) {
    List<byte[]> events = new ArrayList<>();
    int length = 0;
    for (Entry entry : page.entries()) {
      byte[] event = EventJson.bytes(entry.event());
      length += event.length + 1;
      // One event alone always fits: ingest takes none of that size.
      if (length > maxBytes && !events.isEmpty()) {
        EventCursor last = page.entries().get(events.size() - 1).place();
        return answer(events, Optional.of(last));
      }
      events.add(event);
    }
    return answer(events, page.next());
  }

  private static HttpResponse answer(List<byte[]> events, Optional<EventCursor> next) {
    return Json.ok(json -> {
      json.writeArrayFieldStart("events");
      for (byte[] event : events) {
        json.writeRawValue(new String(event, StandardCharsets.UTF_8));
      }
      json.writeEndArray();
      Json.text(json, "cursor", next.map(Cursors::write));
      json.writeBooleanField("has_more", next.isPresent());
    });
  }
}
