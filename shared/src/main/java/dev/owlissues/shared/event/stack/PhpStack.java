package dev.owlissues.shared.event.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PHP: {@code #0 /src/shop.php(42): Shop->pay()} under {@code RuntimeException: no in
 * /src/shop.php:42} and {@code Stack trace:}. An exception that was thrown for another comes after
 * it, and begins with {@code Next}.
 */
final class PhpStack implements StackStyle {
  private static final Pattern FRAME =
      Pattern.compile("#\\d+ (?:(\\S.*?)\\((\\d+)\\)|\\[internal function\\]): (.+)");

  private static final Pattern HEADER =
      Pattern.compile(
          "(?:PHP )?(?:Fatal error: +)?(Next )?(?:Uncaught )?([\\p{L}_][\\w\\\\]*)"
              + "(?:: (.*?))? in (\\S.*):(\\d+)");

  private static final Pattern ARGUMENTS = Pattern.compile("\\(.*");
  private static final Pattern LIBRARY = Pattern.compile(".*/vendor/.*");

  @Override
  public List<StackException> read(List<String> lines) {
    List<Draft> drafts = new ArrayList<>(List.of(new Draft()));
    for (String line : lines) {
      String text = line.strip();
      Matcher frame = FRAME.matcher(text);
      Matcher header = HEADER.matcher(text);
      if (frame.matches()) {
        drafts.getLast().add(frame(frame.group(3), Draft.text(frame, 1), Draft.text(frame, 2)));
      } else if (header.matches()) {
        if (header.group(1) != null) {
          drafts.add(new Draft());
        }
        drafts.getLast().name(header.group(2), Draft.text(header, 3));
        drafts.getLast().add(frame("", header.group(4), header.group(5)));
      } else if (!text.equals("Stack trace:")) {
        drafts.getLast().text(text);
      }
    }
    return drafts.reversed().stream().map(Draft::exception).toList();
  }

  private static StackFrame frame(String call, String file, String line) {
    String function = ARGUMENTS.matcher(call).replaceFirst("");
    return StackFrame.of(function, "", file, line, "").library(LIBRARY.matcher(file).matches());
  }
}
