package dev.owlissues.shared.event.stack;

import dev.owlissues.shared.base.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a stack as a program wrote it. Of the forms that programs have, the one counts in which it
 * has most frames; where it has none in any, it is not read. What comes out is bounded
 * (R-event-10), whatever goes in.
 */
public final class ErrorStack {
  /** The attribute in which SDKs send an error's stack. */
  public static final String ATTRIBUTE = "_error_stack";

  static final int MOST_EXCEPTIONS = 10;
  static final int MOST_FRAMES = 100;

  /** About how many bytes the exceptions may take as JSON. */
  static final int MOST_BYTES = 32 * 1024;

  private static final int MOST_LINES = 1_200;
  private static final int MOST_CHARACTERS = 1_000;

  /** What the names of a frame's or an exception's fields take, and the numbers in them. */
  private static final int FIELDS = 110;

  private static final List<StackStyle> STYLES =
      List.of(
          new JavaStack(),
          new JavaScriptStack(),
          new PythonStack(),
          new DotNetStack(),
          new GoStack(),
          new SwiftStack(),
          new RubyStack(),
          new PhpStack());

  private int left = MOST_BYTES;

  private ErrorStack() {}

  /** The exceptions of a stack, outermost first; empty where its form is not known. */
  public static List<StackException> read(String stack) {
    List<String> lines =
        stack
            .lines()
            .filter(line -> !line.isBlank())
            .limit(MOST_LINES)
            .map(line -> Texts.cut(line, MOST_CHARACTERS))
            .toList();
    Optional<List<StackException>> best =
        STYLES.stream()
            .map(style -> style.read(lines))
            .filter(exceptions -> frames(exceptions) > 0)
            // Of two with as many frames the first one.
            .reduce((one, other) -> frames(other) > frames(one) ? other : one);
    return best.map(new ErrorStack()::bounded).orElse(List.of());
  }

  private List<StackException> bounded(List<StackException> exceptions) {
    List<StackException> bounded = new ArrayList<>();
    for (StackException exception :
        exceptions.stream().filter(ErrorStack::says).limit(MOST_EXCEPTIONS).toList()) {
      left -= FIELDS + bytes(exception.type()) + bytes(exception.value());
      if (left < 0) {
        break;
      }
      bounded.add(exception.with(fitting(exception.frames())));
    }
    return List.copyOf(bounded);
  }

  private List<StackFrame> fitting(List<StackFrame> frames) {
    List<StackFrame> fitting = new ArrayList<>();
    for (StackFrame frame : frames.subList(0, Math.min(MOST_FRAMES, frames.size()))) {
      int bytes = FIELDS + bytes(frame.function()) + bytes(frame.module()) + bytes(frame.file());
      if (bytes > left) {
        break;
      }
      left -= bytes;
      fitting.add(frame);
    }
    return fitting;
  }

  private static boolean says(StackException exception) {
    return !exception.frames().isEmpty()
        || !exception.type().isEmpty()
        || !exception.value().isEmpty();
  }

  private static int frames(List<StackException> exceptions) {
    return exceptions.stream().mapToInt(exception -> exception.frames().size()).sum();
  }

  /** How many bytes a text takes as JSON: control characters are written as escapes. */
  private static int bytes(String text) {
    return text.codePoints()
        .map(point -> point < ' ' ? 6 : point == '"' || point == '\\' ? 2 : Texts.utf8Length(point))
        .sum();
  }
}
