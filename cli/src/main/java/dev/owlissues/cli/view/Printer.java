package dev.owlissues.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.json.JsonWriter;
import dev.owlissues.cli.rest.Failure;
import dev.owlissues.cli.rest.Failure.Refused;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.term.Style;
import dev.owlissues.cli.term.Table;
import dev.owlissues.cli.term.Terminal;
import dev.owlissues.cli.term.Texts;
import dev.owlissues.cli.term.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows what a command found or did, in the format that was asked for. */
public final class Printer {
  private static final int GAP = 2;

  /** What is left beside an indentation on any terminal. */
  private static final int LEAST = 16;

  private final Terminal terminal;
  private final Format format;
  private final boolean quiet;
  private final Instant now;

  public Printer(Terminal terminal, Format format, boolean quiet, Instant now) {
    this.terminal = terminal;
    this.format = format;
    this.quiet = quiet;
    this.now = now;
  }

  public Terminal terminal() {
    return terminal;
  }

  /** Whether a person reads this, so that it is worth asking for what only people need. */
  public boolean isForPeople() {
    return format == Format.TABLE;
  }

  /** How long ago a time was. */
  public String ago(JsonNode time) {
    return time.isTextual() ? Times.ago(time.asText(), now) : "";
  }

  /** A column of times. */
  public Column when(String title, String field) {
    return Column.of(title, row -> ago(row.path(field)));
  }

  /** A list, in the API's order. */
  public void list(JsonNode body, Listing listing) {
    List<JsonNode> rows = body.path(listing.items()).valueStream().toList();
    switch (format) {
      case JSON -> json(body);
      case LOG -> rows.forEach(row -> terminal.out().println(LogLine.of(row, listing.fields())));
      case TABLE -> {
        if (rows.isEmpty()) {
          hint(listing.none());
        } else {
          Table.print(terminal, listing.columns(), rows);
        }
        more(body);
      }
    }
  }

  /** Rows beside other things that people see. */
  void table(List<Column> columns, List<JsonNode> rows) {
    Table.print(terminal, columns, rows);
  }

  private void more(JsonNode body) {
    if (body.path("has_more").asBoolean() && body.hasNonNull("cursor")) {
      hint(
          "There is more: --all for everything, --cursor %s for the next page."
              .formatted(body.path("cursor").asText()));
    }
  }

  /**
   * One thing.
   *
   * @param fields of a log line, in order
   * @param labels what a person reads, each beside its value; those without one are left out
   */
  public void one(JsonNode body, List<String> fields, Map<String, String> labels) {
    one(body, body, fields, () -> labels(labels));
  }

  /** One thing that its body has beside others, and that people see in a form of its own. */
  public void one(JsonNode body, JsonNode thing, List<String> fields, Runnable forPeople) {
    switch (format) {
      case JSON -> json(body);
      case LOG -> terminal.out().println(LogLine.of(thing, fields));
      case TABLE -> forPeople.run();
    }
  }

  /** Labels and values, one under the other. */
  public void labels(Map<String, String> labels) {
    int width = labels.keySet().stream().mapToInt(Texts::width).max().orElse(0) + GAP;
    labels.forEach((label, value) -> {
      if (!value.isEmpty()) {
        List<String> lines = fitting(value, width);
        String begin = Texts.line(label) + " ".repeat(width - Texts.width(label));
        println(begin + lines.getFirst(), Style.PLAIN);
        lines.stream().skip(1).forEach(line -> println(" ".repeat(width) + line, Style.PLAIN));
      }
    });
  }

  /** What a command has changed: a sentence for people, unless they want to hear nothing. */
  public void done(JsonNode body, List<String> fields, String sentence) {
    one(
        body,
        body,
        fields,
        () -> {
          if (!quiet) {
            line(sentence);
          }
        });
  }

  /** One of many things, in a line as soon as it is known. */
  public void oneOfMany(JsonNode thing) {
    List<String> names = new ArrayList<>();
    thing.fieldNames().forEachRemaining(names::add);
    terminal
        .out()
        .println(format == Format.LOG ? LogLine.of(thing, names) : JsonWriter.compact(thing));
  }

  public void json(JsonNode body) {
    terminal.out().println(JsonWriter.pretty(body));
  }

  /** A line, whoever wrote what is in it. */
  public void line(String line) {
    line(line, Style.PLAIN);
  }

  public void line(String line, Style style) {
    fitting(line, 0).forEach(part -> println(part, style));
  }

  /**
   * A text of several lines, or one that takes several.
   *
   * @param indent before each of them
   * @param most so many lines at most, and a sign that there are more
   */
  void text(String indent, String text, int most, Style style) {
    List<String> lines =
        text.lines().flatMap(line -> fitting(line, Texts.width(indent)).stream()).toList();
    lines.stream().limit(most).forEach(line -> println(indent + line, style));
    if (lines.size() > most) {
      println(indent + "…", Style.DIM);
    }
  }

  // On a terminal that is too narrow a line goes on in the next: nothing of it is lost.
  private List<String> fitting(String line, int indent) {
    int columns = terminal.columns();
    return Texts.wrapped(Texts.line(line), columns == 0 ? 0 : Math.max(LEAST, columns - indent));
  }

  private void println(String line, Style style) {
    terminal.out().println(terminal.styled(line.stripTrailing(), style));
  }

  /** What is good to know beside the answer. */
  public void hint(String text) {
    if (!quiet) {
      note(text);
    }
  }

  /** What a person may do next. Programs know. */
  public void next(String text) {
    if (isForPeople()) {
      hint(text);
    }
  }

  // Ours, but for ids and addresses in it that somebody else may have chosen.
  private void note(String text) {
    terminal.note(text.lines().map(Texts::line).collect(Collectors.joining("\n")));
  }

  /** Shows how far something is, to whom wants to know. */
  public void progress(String text) {
    if (!quiet) {
      terminal.progress(text);
    }
  }

  /** Why the command did not do it, and what to do about it. */
  public void failure(Failure failure) {
    if (format == Format.JSON) {
      terminal.note(JsonWriter.pretty(failure.json()));
      return;
    }
    note(
        failure instanceof Refused refused
            ? "API error (%d): %s".formatted(refused.status(), refused.text())
            : failure.text());
    advice(failure).ifPresent(this::hint);
  }

  private static Optional<String> advice(Failure failure) {
    if (!(failure instanceof Refused refused)) {
      return Optional.empty();
    }
    if (refused.isOfTheKey()) {
      return Optional.of(
          "The key is not (or no longer) good: owl auth verify or owl setup gets another.");
    }
    return switch (refused.status()) {
      case 404 ->
          refused
              .field("merged_into")
              .map(into -> "It was merged: owl issues view " + into.asText());
      case 409 ->
          refused.field("existing_run_id").map(run -> "It runs: owl jobs view " + run.asText());
      default -> Optional.empty();
    };
  }
}
