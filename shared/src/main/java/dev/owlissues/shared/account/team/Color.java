package dev.owlissues.shared.account.team;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rule for project colors, and the palette that new projects draw from. */
public final class Color {
  /** Ten hues that stay apart from each other on white and on black. */
  static final List<String> PALETTE =
      List.of(
          "#2F6FDE", "#D9480F", "#2B8A3E", "#9C36B5", "#C2255C", "#0C8599", "#B08900", "#5F3DC4",
          "#74502F", "#5C6B7A");

  private static final Pattern FORM = Pattern.compile("#[0-9A-Fa-f]{6}");

  private Color() {}

  /** Whether the text is a color: {@code #RRGGBB}. */
  public static boolean valid(String text) {
    return FORM.matcher(text).matches();
  }

  /** A color for one more project: of the palette's, the first that is used least. */
  public static String next(Collection<String> used) {
    return PALETTE.stream()
        .min(Comparator.comparingLong(color -> count(color, used)))
        .orElseThrow();
  }

  private static long count(String color, Collection<String> used) {
    return used.stream().filter(other -> other.toUpperCase(Locale.ROOT).equals(color)).count();
  }

  static void check(String text) {
    if (!valid(text)) {
      throw new IllegalArgumentException("a color is #RRGGBB: \"%s\"".formatted(text));
    }
  }
}
