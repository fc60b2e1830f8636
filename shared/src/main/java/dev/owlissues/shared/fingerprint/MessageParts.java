package dev.owlissues.shared.fingerprint;

import java.util.ArrayList;
import java.util.List;

/** A message in parts: what is the same each time, and what varies and so makes no other issue. */
public final class MessageParts {
  private MessageParts() {}

  /** A part of a message; the parts one after the other are the message. */
  public record Part(String text, boolean varies) {}

  /**
   * The parts of a message, none of them empty.
   *
   * @param most how many varying parts are told apart; from there on the message is one part
   */
  public static List<Part> of(String message, int most) {
    var variable = new VariableParts();
    variable.of(message);
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (int found = 0; found < most && variable.next(); found++) {
      add(parts, message.substring(at, variable.start()), false);
      add(parts, message.substring(variable.start(), variable.end()), true);
      at = variable.end();
    }
    add(parts, message.substring(at), false);
    return List.copyOf(parts);
  }

  private static void add(List<Part> parts, String text, boolean varies) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, varies));
    }
  }
}
