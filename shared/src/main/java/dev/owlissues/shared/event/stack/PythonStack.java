package dev.owlissues.shared.event.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python: {@code File "shop.py", line 42, in pay}, each with its line of code below it, then {@code
 * ValueError: no}. It begins with the oldest frame, and with the cause where there is one.
 */
final class PythonStack implements StackStyle {
  private static final Pattern FRAME =
      Pattern.compile("File \"([^\"]*)\", line (\\d+)(?:, in (.*))?");

  private static final String START = "Traceback (most recent call last):";
  private static final Pattern LIBRARY =
      Pattern.compile(".*/(?:site|dist)-packages/.*|.*/lib/python[0-9.]*/.*|<frozen .*");

  @Override
  public List<StackException> read(List<String> lines) {
    List<Draft> drafts = new ArrayList<>();
    Draft draft = new Draft();
    boolean named = false;
    for (String line : lines) {
      String text = line.strip();
      Matcher frame = FRAME.matcher(text);
      if (frame.matches()) {
        if (named) {
          drafts.add(draft);
          draft = new Draft();
          named = false;
        }
        draft.add(frame(frame));
      } else if (draft.hasFrames() && !named && text.length() == line.length()) {
        draft.head(text);
        named = !text.equals(START);
      }
    }
    drafts.add(draft);
    return drafts.reversed().stream().map(Draft::reversed).toList();
  }

  private static StackFrame frame(Matcher frame) {
    String file = frame.group(1);
    return StackFrame.of(Draft.text(frame, 3), "", file, frame.group(2), "")
        .library(LIBRARY.matcher(file).matches());
  }
}
