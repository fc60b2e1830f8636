package dev.owlissues.shared.event.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java and Kotlin: {@code at com.example.Shop.pay(Shop.java:42)} under {@code java.io.IOException:
 * reset}, causes after {@code Caused by:}. What was suppressed is left out.
 */
final class JavaStack implements StackStyle {
  private static final Pattern FRAME =
      Pattern.compile(
          "at (?:[^\\s()]*/)?([^\\s()/]+)\\.([^\\s().]+)\\((?:([^\\s():]+\\.[A-Za-z]+)(?::(\\d+))?|Native"
              + " Method|Unknown Source|<[^>]*>)\\).*");

  private static final Pattern THREAD = Pattern.compile("Exception in thread \"[^\"]*\" (.*)");
  private static final Pattern LIBRARY =
      Pattern.compile("(?:java|javax|jdk|sun|com\\.sun|kotlin|kotlinx|scala)\\..*");

  private static final String CAUSE = "Caused by: ";
  private static final String SUPPRESSED = "Suppressed: ";

  @Override
  public List<StackException> read(List<String> lines) {
    List<Draft> drafts = new ArrayList<>(List.of(new Draft()));
    boolean suppressed = false;
    for (String line : lines) {
      String text = line.strip();
      Matcher frame = FRAME.matcher(text);
      if (text.startsWith(CAUSE)) {
        suppressed = false;
        drafts.add(Draft.of(text.substring(CAUSE.length())));
      } else if (text.startsWith(SUPPRESSED)) {
        suppressed = true;
      } else if (frame.matches()) {
        if (!suppressed) {
          drafts.getLast().add(frame(frame));
        }
      } else if (!suppressed) {
        Matcher thread = THREAD.matcher(text);
        drafts.getLast().text(thread.matches() ? thread.group(1) : text);
      }
    }
    return drafts.stream().map(Draft::exception).toList();
  }

  private static StackFrame frame(Matcher frame) {
    String owner = frame.group(1);
    return StackFrame.of(
            owner + "." + frame.group(2), owner, Draft.text(frame, 3), Draft.text(frame, 4), "")
        .library(LIBRARY.matcher(owner).matches());
  }
}
