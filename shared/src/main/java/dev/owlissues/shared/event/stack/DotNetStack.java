package dev.owlissues.shared.event.stack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * .NET: {@code at Shop.Cart.Pay(String id) in C:\src\Cart.cs:line 42} under {@code
 * System.InvalidOperationException: no}. Inner exceptions are named first, after {@code --->}, and
 * have their frames first.
 */
final class DotNetStack implements StackStyle {
  private static final Pattern FRAME =
      Pattern.compile("at ([^\\s(]+)\\.([^\\s(.]+)\\(([^)]*)\\)(?: in (.+):line (\\d+))?");

  private static final String INNER = "---> ";
  private static final String END = "--- End of inner exception stack trace ---";
  private static final Pattern LIBRARY = Pattern.compile("(?:System|Microsoft)\\..*");

  @Override
  public List<StackException> read(List<String> lines) {
    List<Draft> drafts = new ArrayList<>();
    Deque<Draft> open = new ArrayDeque<>();
    open(new Draft(), drafts, open);
    for (String line : lines) {
      String text = line.strip();
      Matcher frame = FRAME.matcher(text);
      if (text.startsWith(INNER)) {
        open(Draft.of(text.substring(INNER.length())), drafts, open);
      } else if (text.equals(END)) {
        if (open.size() > 1) {
          open.pop();
        }
      } else if (frame.matches()) {
        open.element().add(frame(frame));
      } else {
        open.element().text(text);
      }
    }
    return drafts.stream().map(Draft::exception).toList();
  }

  private static void open(Draft draft, List<Draft> drafts, Deque<Draft> open) {
    drafts.add(draft);
    open.push(draft);
  }

  private static StackFrame frame(Matcher frame) {
    String owner = frame.group(1);
    return StackFrame.of(
            owner + "." + frame.group(2), owner, Draft.text(frame, 4), Draft.text(frame, 5), "")
        .library(LIBRARY.matcher(owner).matches());
  }
}
