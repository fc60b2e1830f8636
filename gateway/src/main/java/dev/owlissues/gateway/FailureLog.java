package dev.owlissues.gateway;

import dev.owlissues.shared.base.metric.Log;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line of log per failed request: enough to find the fault, and nothing that a person or a
 * client sent.
 */
final class FailureLog {
  private static final String MESSAGE = "request failed";

  /** Words and UUIDs. Tokens that stand in a path are longer. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{0,36}");

  private final Log log;

  FailureLog(Log log) {
    this.log = log;
  }

  /** Writes that an event could not be read as a request. */
  void write(Exception failure) {
    log.error(MESSAGE, failure, _ -> {});
  }

  void write(HttpRequest request, Exception failure) {
    log.error(
        MESSAGE,
        failure,
        line -> {
          line.writeStringField("request_id", request.id());
          line.writeStringField("method", request.method());
          line.writeStringField("path", masked(request.path()));
        });
  }

  private static String masked(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(segment -> HARMLESS.matcher(segment).matches() ? segment : "*")
        .collect(Collectors.joining("/"));
  }
}
