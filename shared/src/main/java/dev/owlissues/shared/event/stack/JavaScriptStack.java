package dev.owlissues.shared.event.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JavaScript: {@code at pay (/app/shop.js:42:7)} as V8 writes it, {@code
 * pay@http://host/shop.js:42:7} as Firefox and Safari do; causes after {@code [cause]:} or {@code
 * Caused by:}.
 */
final class JavaScriptStack implements StackStyle {
  private static final Pattern NAMED =
      Pattern.compile("at (?:async |new )?([^(]+?)(?: \\[as [^\\]]*\\])? \\((.*)\\)");

  private static final Pattern BARE = Pattern.compile("at (?:async )?(\\S+:\\d+:\\d+)");
  private static final Pattern AT_SIGN = Pattern.compile("([^@]*)@(.*:\\d+:\\d+)");
  private static final Pattern PLACE = Pattern.compile("(.*?):(\\d+)(?::(\\d+))?");
  private static final Pattern CAUSE = Pattern.compile("(?:\\[cause\\]|Caused by): (.*)");
  private static final Pattern LIBRARY =
      Pattern.compile(".*/node_modules/.*|node:.*|internal/.*|native|<anonymous>");

  private static final Pattern BRACES = Pattern.compile(" *\\{$");

  @Override
  public List<StackException> read(List<String> lines) {
    List<Draft> drafts = new ArrayList<>(List.of(new Draft()));
    for (String line : lines) {
      String text = BRACES.matcher(line.strip()).replaceFirst("");
      Matcher cause = CAUSE.matcher(text);
      Optional<StackFrame> frame = frame(text);
      if (cause.matches()) {
        drafts.add(Draft.of(cause.group(1)));
      } else if (frame.isPresent()) {
        drafts.getLast().add(frame.get());
      } else {
        drafts.getLast().text(text);
      }
    }
    return drafts.stream().map(Draft::exception).toList();
  }

  private static Optional<StackFrame> frame(String text) {
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      return Optional.of(frame(named.group(1), named.group(2)));
    }
    Matcher bare = BARE.matcher(text);
    if (bare.matches()) {
      return Optional.of(frame("", bare.group(1)));
    }
    Matcher other = AT_SIGN.matcher(text);
    return other.matches() ? Optional.of(frame(other.group(1), other.group(2))) : Optional.empty();
  }

  private static StackFrame frame(String function, String place) {
    Matcher parts = PLACE.matcher(place);
    StackFrame frame =
        parts.matches()
            ? StackFrame.of(function, "", parts.group(1), parts.group(2), Draft.text(parts, 3))
            : StackFrame.of(function, "", place, "", "");
    return frame.library(LIBRARY.matcher(frame.file()).matches());
  }
}
