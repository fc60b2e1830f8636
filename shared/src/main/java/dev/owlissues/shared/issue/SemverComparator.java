package dev.owlissues.shared.issue;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Semver-like order for versions as apps really write them: a leading {@code v} and a trailing
 * {@code (build)} do not count, segments of digits compare as numbers of any length, missing ones
 * are zero, and a release is newer than its pre-releases. It compares two versions and is not for
 * sorting: among segments that mix letters and digits no order holds for three.
 */
final class SemverComparator implements Comparator<String> {
  private static final Pattern BUILD = Pattern.compile("\\s*\\([^()]*\\)\\s*$");
  private static final Pattern DOT = Pattern.compile("[.]");

  @Override
  public int compare(String left, String right) {
    Parsed a = Parsed.of(left);
    Parsed b = Parsed.of(right);
    int bases = compareBases(a.base, b.base);
    if (bases != 0) {
      return bases;
    }
    if (a.preRelease.isEmpty() || b.preRelease.isEmpty()) {
      return Boolean.compare(a.preRelease.isEmpty(), b.preRelease.isEmpty());
    }
    return a.preRelease.compareTo(b.preRelease);
  }

  private static int compareBases(String left, String right) {
    String[] a = DOT.split(left, -1);
    String[] b = DOT.split(right, -1);
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int segment = compareSegments(i < a.length ? a[i] : "0", i < b.length ? b[i] : "0");
      if (segment != 0) {
        return segment;
      }
    }
    return 0;
  }

  private static int compareSegments(String left, String right) {
    if (!isNumber(left) || !isNumber(right)) {
      return left.compareTo(right);
    }
    String a = withoutLeadingZeros(left);
    String b = withoutLeadingZeros(right);
    return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private record Parsed(String base, String preRelease) {

    static Parsed of(String version) {
      String plain = BUILD.matcher(version).replaceFirst("");
      if (plain.startsWith("v") || plain.startsWith("V")) {
        plain = plain.substring(1);
      }
      int dash = plain.indexOf('-');
      return dash < 0
          ? new Parsed(plain, "")
          : new Parsed(plain.substring(0, dash), plain.substring(dash + 1));
    }
  }
}
