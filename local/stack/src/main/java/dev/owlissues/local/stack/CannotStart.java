package dev.owlissues.local.stack;

/** The stack cannot start, for a reason that a person can remedy; the message is one line. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CannotStart(String message) {
    super(message);
  }

  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
