package dev.owlissues.shared.event.stack;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Swift and Objective-C: {@code 3 Shop 0x0000000104f3c2d4 $s4Shop3payyyF + 84} as the system's
 * symbols are written, {@code 3 0x0000000104f3c2d4 pay() + 84 in Shop at /src/Shop.swift:42:7} as
 * Swift's own backtraces are.
 */
final class SwiftStack implements StackStyle {
  private static final Pattern SYMBOLS =
      Pattern.compile(
          "\\d+ +(\\S+) +0x[0-9a-fA-F]+ (.+?)(?: \\+ \\d+)?(?: \\(([^():]+):(\\d+)\\))?");

  private static final Pattern BACKTRACE =
      Pattern.compile(
          "\\d+ +(?:\\[[^\\]]*\\] +)*0x[0-9a-fA-F]+ (.+?)(?: \\+ \\d+)? in (\\S+)"
              + "(?: at (.+?):(\\d+)(?::(\\d+))?)?");

  private static final Pattern LIBRARY =
      Pattern.compile("lib.*|UIKit.*|Foundation|CoreFoundation|SwiftUI|dyld|GraphicsServices");

  @Override
  public List<StackException> read(List<String> lines) {
    var draft = new Draft();
    for (String line : lines) {
      String text = line.strip().replace('\t', ' ');
      Matcher backtrace = BACKTRACE.matcher(text);
      Matcher symbols = SYMBOLS.matcher(text);
      if (backtrace.matches()) {
        draft.add(
            frame(backtrace.group(1), backtrace.group(2), backtrace, 3, Draft.text(backtrace, 5)));
      } else if (symbols.matches()) {
        draft.add(frame(symbols.group(2), symbols.group(1), symbols, 3, ""));
      } else {
        draft.text(text);
      }
    }
    return List.of(draft.exception());
  }

  private static StackFrame frame(
      String function, String module, Matcher place, int file, String column) {
    return StackFrame.of(
            function, module, Draft.text(place, file), Draft.text(place, file + 1), column)
        .library(LIBRARY.matcher(module).matches());
  }
}
