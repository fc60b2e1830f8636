package dev.owlissues.shared.event.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ruby: {@code shop.rb:42:in 'Shop#pay': no (ArgumentError)}, then {@code from shop.rb:7:in
 * 'main'}; or the places alone. A cause begins as the first one does.
 */
final class RubyStack implements StackStyle {
  private static final Pattern FRAME =
      Pattern.compile("(?:from )?(.+?):(\\d+):in [`']([^']*)'(?:: (.*))?");

  private static final Pattern NAMED = Pattern.compile("(.*) \\(([\\w:]+)\\)");
  private static final Pattern LIBRARY = Pattern.compile(".*/(?:gems|lib/ruby)/.*");

  @Override
  public List<StackException> read(List<String> lines) {
    List<Draft> drafts = new ArrayList<>(List.of(new Draft()));
    for (String line : lines) {
      String text = line.strip();
      Matcher frame = FRAME.matcher(text);
      if (!frame.matches()) {
        drafts.getLast().text(text);
        continue;
      }
      String said = Draft.text(frame, 4);
      if (!said.isEmpty() && drafts.getLast().hasFrames()) {
        drafts.add(new Draft());
      }
      Matcher named = NAMED.matcher(said);
      if (named.matches()) {
        drafts.getLast().name(named.group(2), named.group(1));
      } else if (!said.isEmpty()) {
        drafts.getLast().name("", said);
      }
      drafts.getLast().add(frame(frame));
    }
    return drafts.stream().map(Draft::exception).toList();
  }

  private static StackFrame frame(Matcher frame) {
    return StackFrame.of(frame.group(3), "", frame.group(1), frame.group(2), "")
        .library(LIBRARY.matcher(frame.group(1)).matches());
  }
}
