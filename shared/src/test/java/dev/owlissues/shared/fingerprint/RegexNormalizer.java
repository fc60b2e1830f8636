package dev.owlissues.shared.fingerprint;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The grouping rule as it is written down: one regular expression after the other. Slow and plain,
 * for the fast one to be compared with.
 */
public final class RegexNormalizer {
  private static final Pattern UUID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z_])[0-9]+(?:\\.[0-9]+)*(?![0-9A-Za-z_])");
  private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"[^\"]*\"");
  private static final Pattern SINGLE_QUOTED = Pattern.compile("'[^']*'");
  private static final String SPACE =
      "[\\u0009-\\u000D\\u0020\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+";
  private static final Pattern SPACES = Pattern.compile(SPACE);
  private static final Pattern ENDS = Pattern.compile("\\A | \\z");

  /** The normalised message. */
  public String normalize(String message) {
    String text = UUID.matcher(message).replaceAll("<UUID>");
    text = NUMBER.matcher(text).replaceAll("<N>");
    text = DOUBLE_QUOTED.matcher(text).replaceAll("\"<S>\"");
    text = SINGLE_QUOTED.matcher(text).replaceAll("'<S>'");
    text = SPACES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return ENDS.matcher(text).replaceAll("");
  }
}
