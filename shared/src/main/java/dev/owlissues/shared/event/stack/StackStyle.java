package dev.owlissues.shared.event.stack;

import java.util.List;

/** A form in which programs write stacks. */
interface StackStyle {

  /**
   * What a stack says in this form, outermost exception first; no frames where it is of another.
   *
   * @param lines none of them blank or very long
   */
  List<StackException> read(List<String> lines);
}
