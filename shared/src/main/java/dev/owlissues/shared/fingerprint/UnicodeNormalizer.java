package dev.owlissues.shared.fingerprint;

import java.util.Locale;

/** Normalises any message, step by step: in full Unicode no step can be taken letter by letter. */
final class UnicodeNormalizer {
  private final VariableParts parts = new VariableParts();

  /** The normalised message. */
  String normalize(String message) {
    var replaced = new StringBuilder(message.length() + 16);
    int from = 0;
    parts.of(message);
    while (parts.next()) {
      replaced.append(message, from, parts.start()).append(parts.token().text());
      from = parts.end();
    }
    replaced.append(message, from, message.length());
    return withSingleSpaces(replaced.toString().toLowerCase(Locale.ROOT));
  }

  private static String withSingleSpaces(String text) {
    var spaced = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Characters.isSpace(c)) {
        gap = true;
        continue;
      }
      if (gap && !spaced.isEmpty()) {
        spaced.append(' ');
      }
      spaced.append(c);
      gap = false;
    }
    return spaced.toString();
  }
}
