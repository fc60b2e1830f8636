package dev.owlissues.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One JSON line per failed request: enough to find the fault, and nothing that a person or a client
 * sent. Exceptions go by class and frames only, because their messages may quote the input.
 */
final class FailureLog {
  private static final int MAX_CAUSES = 5;
  private static final int MAX_FRAMES = 60;

  /** Words and UUIDs. Tokens that stand in a path are longer. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{0,36}");

  private final PrintStream out;

  FailureLog(PrintStream out) {
    this.out = out;
  }

  void write(Exception failure) {
    write("", "", "", failure);
  }

  void write(HttpRequest request, Exception failure) {
    write(request.id(), request.method(), masked(request.path()), failure);
  }

  private void write(String id, String method, String path, Exception failure) {
    out.println(
        JsonText.object(json -> {
          json.writeStringField("level", "error");
          json.writeStringField("request_id", id);
          json.writeStringField("method", method);
          json.writeStringField("path", path);
          json.writeArrayFieldStart("exceptions");
          Throwable cause = failure;
          for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            exception(cause, json);
            cause = cause.getCause();
          }
          json.writeEndArray();
        }));
  }

  private static void exception(Throwable thrown, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("class", thrown.getClass().getName());
    json.writeArrayFieldStart("frames");
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(MAX_FRAMES, frames.length); i++) {
      json.writeString(frames[i].toString());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String masked(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(segment -> HARMLESS.matcher(segment).matches() ? segment : "*")
        .collect(Collectors.joining("/"));
  }
}
