package dev.owlissues.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.term.Style;
import java.util.List;
import java.util.Locale;

/** How events are shown. */
public final class EventView {
  /** Of a log line. */
  public static final List<String> FIELDS =
      List.of(
          "timestamp",
          "level",
          "message",
          "source_module",
          "user_id",
          "session_id",
          "app_version",
          "environment",
          "is_dev",
          "id");

  private static final int ALL = Integer.MAX_VALUE;

  private final Printer printer;

  public EventView(Printer printer) {
    this.printer = printer;
  }

  public static Listing listing(Printer printer) {
    return new Listing(
        "events",
        List.of(
            printer.when("when", "timestamp"),
            Column.field("level", "level").byWord().leftOutLast(),
            Column.of("message", EventView::message).cut(),
            Column.field("module", "source_module").cut().leftOut(),
            Column.field("user", "user_id").leftOut(),
            Column.field("version", "app_version").leftOut(),
            Column.field("id", "id")),
        FIELDS,
        "No such event.");
  }

  private static String message(JsonNode event) {
    return (event.path("is_dev").asBoolean() ? "[dev] " : "") + event.path("message").asText();
  }

  /** Everything that is known of an event. */
  public void whole(JsonNode event) {
    printer.text(
        "",
        "%s  %s".formatted(event.path("level").asText().toUpperCase(Locale.ROOT), message(event)),
        ALL,
        Style.BOLD);
    printer.labels(
        Labels.of(printer)
            .when(event, "timestamp", "received_at")
            .field(
                event,
                "source_module",
                "screen_name",
                "user_id",
                "session_id",
                "app_version",
                "build_number",
                "environment",
                "os_version",
                "device_model",
                "sdk_name",
                "sdk_version",
                "app_id",
                "project_id",
                "id",
                "fingerprint")
            .all());
    printer.labels(attributes(event).all());
    error(event, ALL);
  }

  // The stack is not said twice.
  private Labels attributes(JsonNode event) {
    boolean parsed = !event.path("error").path("exceptions").isEmpty();
    Labels labels = Labels.of(printer);
    event.path("custom_attributes").properties().stream()
        .filter(attribute -> !parsed || !attribute.getKey().equals("_error_stack"))
        .forEach(attribute -> labels.put(attribute.getKey(), Column.text(attribute.getValue())));
    return labels;
  }

  /**
   * The exceptions of an event, if it has any.
   *
   * @param frames at most so many of each stack
   */
  void error(JsonNode event, int frames) {
    for (JsonNode exception : event.path("error").path("exceptions")) {
      printer.line("");
      printer.line(
          "%s: %s"
              .formatted(
                  Column.text(exception.path("type")).isEmpty()
                      ? "error"
                      : Column.text(exception.path("type")),
                  Column.text(exception.path("value"))),
          Style.RED);
      exception.path("frames").valueStream().limit(frames).forEach(this::frame);
      long more = exception.path("frames").size() - (long) frames;
      if (more > 0) {
        printer.line("    and %d more".formatted(more), Style.DIM);
      }
    }
  }

  // What is the app's own is what can be mended: the rest is there for the way to it.
  private void frame(JsonNode frame) {
    String at = Column.text(frame.path("file"));
    String line = Column.text(frame.path("line"));
    String where = at.isEmpty() ? "" : " (" + at + (line.isEmpty() ? "" : ":" + line) + ")";
    String module = Column.text(frame.path("module"));
    String function = Column.text(frame.path("function"));
    printer.text(
        "    ",
        "at "
            + (module.isEmpty() || function.startsWith(module + ".") ? "" : module + ".")
            + (function.isEmpty() ? "?" : function)
            + where,
        ALL,
        frame.path("in_app").asBoolean(true) ? Style.PLAIN : Style.DIM);
  }
}
