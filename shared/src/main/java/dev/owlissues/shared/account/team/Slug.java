package dev.owlissues.shared.account.team;

import java.util.regex.Pattern;

/** The rule for names in addresses: lower-case letters, digits and hyphens. */
public final class Slug {
  /** The longest slug. */
  public static final int MAX_LENGTH = 64;

  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1," + MAX_LENGTH + "}");

  private Slug() {}

  /** Whether the text may be a slug. */
  public static boolean valid(String text) {
    return FORM.matcher(text).matches();
  }

  static void check(String text) {
    if (!valid(text)) {
      throw new IllegalArgumentException(
          "a slug has 1 to %d of a-z, 0-9 and -: \"%s\"".formatted(MAX_LENGTH, text));
    }
  }
}
