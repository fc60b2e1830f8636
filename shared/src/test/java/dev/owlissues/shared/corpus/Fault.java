package dev.owlissues.shared.corpus;

import java.util.List;

/**
 * One way in which a program fails. In its texts {@code {n}} stands for a number, {@code {id}} for
 * a UUID and {@code {word}} for a name.
 *
 * @param stack the frames' functions, innermost first
 */
record Fault(String module, String type, String message, List<String> stack) {

  static Fault fault(String module, String type, String message, String... stack) {
    return new Fault(module, type, message, List.of(stack));
  }

  /** The line of a frame: the same each time, and another for another fault. */
  int line(int frame) {
    return Math.floorMod(message.hashCode() + frame * 97, 1_900);
  }
}
