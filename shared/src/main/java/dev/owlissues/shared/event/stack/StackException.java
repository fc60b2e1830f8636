package dev.owlissues.shared.event.stack;

import java.util.List;

/**
 * One exception of a stack. Texts that are not known are empty.
 *
 * @param type its class or name
 * @param value its message
 * @param frames newest first
 */
public record StackException(String type, String value, List<StackFrame> frames) {
  /** Copies the list. */
  public StackException {
    frames = List.copyOf(frames);
  }

  /** The same exception with those frames. */
  StackException with(List<StackFrame> others) {
    return new StackException(type, value, others);
  }
}
