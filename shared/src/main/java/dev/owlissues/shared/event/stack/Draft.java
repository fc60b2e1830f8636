package dev.owlissues.shared.event.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exception while its lines are being read. */
final class Draft {
  /** {@code type: message} or a type alone; a type is one word. */
  private static final Pattern HEADER =
      Pattern.compile("(?:Uncaught )?([\\p{L}_$][\\p{L}\\p{N}_$.\\\\:]*?)(?:: (.*))?");

  private static final int MOST_VALUE = 2_000;

  private final List<StackFrame> frames = new ArrayList<>();
  private String type = "";
  private String value = "";
  private boolean headed;

  /** Reads the line that names the exception. */
  static Draft of(String header) {
    var draft = new Draft();
    draft.head(header);
    return draft;
  }

  /** Whether no line has named it and it has no frame. */
  boolean isEmpty() {
    return !headed && frames.isEmpty();
  }

  boolean hasFrames() {
    return !frames.isEmpty();
  }

  void head(String header) {
    headed = true;
    Matcher named = HEADER.matcher(header);
    if (named.matches()) {
      type = named.group(1);
      value = text(named, 2);
    } else {
      value = header;
    }
  }

  /** A line before the frames that is none: the first names the exception, others go on. */
  void text(String line) {
    if (!headed) {
      head(line);
    } else if (frames.isEmpty() && value.length() < MOST_VALUE) {
      value = value.isEmpty() ? line : value + "\n" + line;
    }
  }

  void name(String itsType, String itsValue) {
    headed = true;
    type = itsType;
    value = itsValue;
  }

  void add(StackFrame frame) {
    frames.add(frame);
  }

  /** What was read, frames in the order of their lines. */
  StackException exception() {
    return new StackException(type, value, frames);
  }

  /** What was read, frames in the other order. */
  StackException reversed() {
    return new StackException(type, value, frames.reversed());
  }

  /** A group's text; empty where it is not there. */
  static String text(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? "" : text;
  }
}
