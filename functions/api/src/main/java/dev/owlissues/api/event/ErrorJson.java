package dev.owlissues.api.event;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.stack.ErrorStack;
import dev.owlissues.shared.event.stack.StackException;
import dev.owlissues.shared.event.stack.StackFrame;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code error} of an event: what its stack says, where it has a form that is known (R-event-10).
 * SDKs send the stack as one attribute, and the type as another.
 */
final class ErrorJson {
  private static final String TYPE = "_error_type";
  private static final String UNHANDLED = "_unhandled";

  private ErrorJson() {}

  static void field(JsonGenerator json, Event event) throws IOException {
    Map<String, String> attributes = event.content().attributes();
    List<StackException> exceptions =
        Optional.ofNullable(attributes.get(ErrorStack.ATTRIBUTE))
            .map(ErrorStack::read)
            .orElse(List.of());
    if (exceptions.isEmpty()) {
      json.writeNullField("error");
      return;
    }
    json.writeObjectFieldStart("error");
    json.writeArrayFieldStart("exceptions");
    exception(json, outermost(exceptions.getFirst(), event), handled(attributes));
    for (StackException inner : exceptions.subList(1, exceptions.size())) {
      exception(json, inner, Optional.empty());
    }
    json.writeEndArray();
    Json.array(json, "breadcrumbs", List.of());
    json.writeObjectFieldStart("tags");
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Some stacks name no exception; the event does. */
  private static StackException outermost(StackException read, Event event) {
    if (!read.type().isEmpty() || !read.value().isEmpty()) {
      return read;
    }
    String type = event.content().attributes().getOrDefault(TYPE, "");
    return new StackException(type, event.content().message(), read.frames());
  }

  private static Optional<Boolean> handled(Map<String, String> attributes) {
    return Optional.ofNullable(attributes.get(UNHANDLED))
        .filter("true"::equals)
        .map(unhandled -> false);
  }

  private static void exception(
      JsonGenerator json, StackException exception, Optional<Boolean> handled) throws IOException {
    json.writeStartObject();
    Json.text(json, "type", exception.type());
    Json.text(json, "value", exception.value());
    json.writeNullField("module");
    flag(json, "handled", handled);
    json.writeArrayFieldStart("frames");
    for (StackFrame frame : exception.frames()) {
      json.writeStartObject();
      Json.text(json, "function", frame.function());
      Json.text(json, "module", frame.module());
      Json.text(json, "file", frame.file());
      number(json, "line", frame.line());
      number(json, "column", frame.column());
      flag(json, "in_app", frame.inApp());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, int number) throws IOException {
    if (number == 0) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, number);
    }
  }

  private static void flag(JsonGenerator json, String name, Optional<Boolean> flag)
      throws IOException {
    if (flag.isPresent()) {
      json.writeBooleanField(name, flag.get());
    } else {
      json.writeNullField(name);
    }
  }
}
