package dev.owlissues.shared.account.team;

/** The rule for names of teams, projects and apps: free text, not blank, at most 200 characters. */
public final class Names {
  /** The longest name. */
  public static final int MAX_LENGTH = 200;

  private Names() {}

  /** Whether the text may be a name. */
  public static boolean valid(String text) {
    return !text.isBlank() && text.codePointCount(0, text.length()) <= MAX_LENGTH;
  }

  static void check(String text) {
    if (!valid(text)) {
      throw new IllegalArgumentException(
          "a name has 1 to %d characters: \"%s\"".formatted(MAX_LENGTH, text));
    }
  }
}
