package dev.owlissues.shared.issue.version;

import java.util.Comparator;

/**
 * The order of Semantic Versioning 2.0.0 (section 11), for versions as apps really write them: a
 * leading {@code v}, a trailing {@code (build)} and build metadata behind a plus do not count,
 * segments of digits compare as numbers of any length, missing ones are zero, and a release is
 * newer than its pre-releases. It compares two versions and is not for sorting: among segments of a
 * release that mix letters and digits no order holds for three.
 */
final class SemverComparator implements Comparator<String> {
  @Override
  public int compare(String left, String right) {
    if (left.equals(right)) {
      return 0;
    }
    Parsed a = Parsed.of(left);
    Parsed b = Parsed.of(right);
    int bases = compareBases(a.base, b.base);
    if (bases != 0) {
      return bases;
    }
    if (a.preRelease.isEmpty() || b.preRelease.isEmpty()) {
      return Boolean.compare(a.preRelease.isEmpty(), b.preRelease.isEmpty());
    }
    return comparePreReleases(a.preRelease, b.preRelease);
  }

  // Segment by segment, without cutting the text up: a scan asks this for every event.
  private static int compareBases(String left, String right) {
    int a = 0;
    int b = 0;
    while (a <= left.length() || b <= right.length()) {
      int endOfA = segmentEnd(left, a);
      int endOfB = segmentEnd(right, b);
      int segment = compareSegments(segment(left, a, endOfA), segment(right, b, endOfB));
      if (segment != 0) {
        return segment;
      }
      a = endOfA + 1;
      b = endOfB + 1;
    }
    return 0;
  }

  // Numbers by value and before texts; where one begins like the other, the longer one is newer.
  private static int comparePreReleases(String left, String right) {
    int a = 0;
    int b = 0;
    while (a <= left.length() && b <= right.length()) {
      int endOfA = segmentEnd(left, a);
      int endOfB = segmentEnd(right, b);
      int part = compareParts(left.substring(a, endOfA), right.substring(b, endOfB));
      if (part != 0) {
        return part;
      }
      a = endOfA + 1;
      b = endOfB + 1;
    }
    return Boolean.compare(a <= left.length(), b <= right.length());
  }

  private static int compareParts(String left, String right) {
    return isNumber(left) == isNumber(right)
        ? compareSegments(left, right)
        : Boolean.compare(isNumber(right), isNumber(left));
  }

  private static int segmentEnd(String base, int start) {
    int dot = base.indexOf('.', Math.min(start, base.length()));
    return dot < 0 ? Math.max(start, base.length()) : dot;
  }

  private static String segment(String base, int start, int end) {
    return start > base.length() ? "0" : base.substring(start, end);
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
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
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
      String plain = withoutBuild(version);
      if (plain.startsWith("v") || plain.startsWith("V")) {
        plain = plain.substring(1);
      }
      int dash = plain.indexOf('-');
      return dash < 0
          ? new Parsed(plain, "")
          : new Parsed(plain.substring(0, dash), plain.substring(dash + 1));
    }

    // Either comes first: "1.0 (7)+x", "1.0+x (7)".
    private static String withoutBuild(String version) {
      String plain = version.strip();
      int plus = plain.indexOf('+');
      if (plus >= 0) {
        plain = plain.substring(0, plus).strip();
      }
      int bracket = plain.indexOf('(');
      return bracket >= 0 && plain.endsWith(")") ? plain.substring(0, bracket).strip() : plain;
    }
  }
}
