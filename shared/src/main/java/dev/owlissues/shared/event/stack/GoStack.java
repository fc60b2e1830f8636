package dev.owlissues.shared.event.stack;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Go: {@code main.pay(0x1, 0x2)} and on the line below {@code /src/shop.go:42 +0x1d}, after {@code
 * panic: no} and {@code goroutine 1 [running]:}. Of several goroutines the first counts: it failed.
 */
final class GoStack implements StackStyle {
  private static final Pattern FUNCTION =
      Pattern.compile("(?:created by )?(\\S+?)(?:\\([^)]*\\))?(?: in goroutine \\d+)?");

  private static final Pattern PLACE = Pattern.compile("(\\S.*\\.go):(\\d+)(?: \\+0x[0-9a-f]+)?");
  private static final Pattern GOROUTINE = Pattern.compile("goroutine \\d+ .*");
  private static final Pattern PANIC = Pattern.compile("(?:panic|fatal error): (.*)");

  @Override
  public List<StackException> read(List<String> lines) {
    var draft = new Draft();
    int goroutines = 0;
    String above = "";
    for (String line : lines) {
      String text = line.strip();
      Matcher place = PLACE.matcher(text);
      Matcher panic = PANIC.matcher(text);
      if (GOROUTINE.matcher(text).matches()) {
        goroutines++;
      } else if (goroutines <= 1 && place.matches() && line.startsWith("\t")) {
        draft.add(frame(above, place));
      } else if (panic.matches() && draft.isEmpty()) {
        draft.name("panic", panic.group(1));
      } else if (goroutines == 0 && !FUNCTION.matcher(text).matches()) {
        draft.text(text);
      }
      above = text;
    }
    return List.of(draft.exception());
  }

  private static StackFrame frame(String above, Matcher place) {
    Matcher function = FUNCTION.matcher(above);
    String name = function.matches() ? function.group(1) : above;
    int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    String module = dot < 0 ? "" : name.substring(0, dot);
    return StackFrame.of(name, module, place.group(1), place.group(2), "")
        .library(place.group(1).contains("/go/src/") || place.group(1).contains("/pkg/mod/"));
  }
}
