package dev.owlissues.shared.base.metric;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * A function's log: a line per entry, each a JSON object with {@code timestamp}, {@code level} and
 * {@code message}, to standard output.
 *
 * <p>Where logs are JSON, Lambda passes such a line on <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">as
 * it is</a>. It believes the <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html">
 * level</a> only of a line with a valid timestamp. Lambda's own logger is not used: it would put
 * the whole line, quoted, into the message of another, where no filter finds its fields.
 */
public final class Log {
  private static final int MAX_CAUSES = 5;
  private static final int MAX_FRAMES = 60;

  private final PrintStream out;
  private final InstantSource clock;

  private enum Level {
    INFO,
    WARN,
    ERROR
  }

  /** A log on that stream; in Lambda that is standard output. */
  public Log(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /**
   * Writes what is as it should be.
   *
   * @param fields more fields of the line, with names as {@code request_id}; never what a person or
   *     a client sent
   */
  public void info(String message, JsonText.Content fields) {
    write(Level.INFO, message, fields);
  }

  /** Writes what somebody may have to look at. */
  public void warn(String message, JsonText.Content fields) {
    write(Level.WARN, message, fields);
  }

  /**
   * Writes what failed. Of the exception and its causes, classes and frames alone: messages may
   * quote what was sent.
   */
  public void error(String message, Throwable failure, JsonText.Content fields) {
    write(
        Level.ERROR,
        message,
        line -> {
          fields.write(line);
          exceptions(failure, line);
        });
  }

  private void write(Level level, String message, JsonText.Content fields) {
    out.println(
        JsonText.object(line -> {
          line.writeStringField(
              "timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
          line.writeStringField("level", level.name());
          line.writeStringField("message", message);
          fields.write(line);
        }));
  }

  private static void exceptions(Throwable failure, JsonGenerator line) throws IOException {
    line.writeArrayFieldStart("exceptions");
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      exception(cause, line);
      cause = cause.getCause();
    }
    line.writeEndArray();
  }

  private static void exception(Throwable thrown, JsonGenerator line) throws IOException {
    line.writeStartObject();
    line.writeStringField("class", thrown.getClass().getName());
    line.writeArrayFieldStart("frames");
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(MAX_FRAMES, frames.length); i++) {
      line.writeString(frames[i].toString());
    }
    line.writeEndArray();
    line.writeEndObject();
  }
}
