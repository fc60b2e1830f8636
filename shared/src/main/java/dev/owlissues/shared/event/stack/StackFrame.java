package dev.owlissues.shared.event.stack;

import java.util.Optional;

/**
 * One frame of a stack. Texts that are not known are empty, numbers 0.
 *
 * @param module the package, module or program that the function belongs to
 * @param inApp whether it is the app's own, where that is certain
 */
public record StackFrame(
    String function, String module, String file, int line, int column, Optional<Boolean> inApp) {

  /** A frame of which it is not known whose it is. */
  static StackFrame of(String function, String module, String file, String line, String column) {
    return new StackFrame(function, module, file, number(line), number(column), Optional.empty());
  }

  /** The same frame of a library, if it is one. */
  StackFrame library(boolean isLibrary) {
    return isLibrary
        ? new StackFrame(function, module, file, line, column, Optional.of(false))
        : this;
  }

  /** A number, or 0 for what is none or too large for a place in a file. */
  private static int number(String digits) {
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }
}
