package dev.owlissues.shared.malformed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what a sweep finds wrong, so that it goes to its end and shows all of it. */
public final class Faults {
  private static final int SHOWN = 60;

  private final List<String> found = new ArrayList<>();

  /** Notes a fault. */
  public void add(String fault) {
    found.add(fault);
  }

  /** Notes what was wrong with the answer to a value of a field, parameter or part of a path. */
  public void note(Operation operation, String what, String value, Optional<String> fault) {
    String shown = value.substring(0, Math.min(SHOWN, value.length()));
    fault.ifPresent(text -> add(operation.name() + " " + what + "=" + shown + " " + text));
  }

  /** All of them, in the order in which they were found. */
  public List<String> found() {
    return List.copyOf(found);
  }
}
