package dev.owlissues.shared.base.text;

/**
 * Texts that were meant for a terminal: colours, moves of the cursor, links and window titles stand
 * in them as escape sequences (ECMA-48, section 5). They are taken out whole, so that nothing of
 * them is left to be read. A sequence that the text ends in is taken out as well; a string without
 * an end loses only its beginning, for what follows may be all that there is to read.
 */
public final class TerminalText {
  private static final char ESCAPE = '\u001b';
  private static final char CONTROL_SEQUENCE = '\u009b';
  private static final char STRING_END = '\u009c';
  private static final char BELL = '\u0007';

  private TerminalText() {}

  /** The text without them. */
  public static String stripped(String text) {
    if (text.indexOf(ESCAPE) < 0 && text.indexOf(CONTROL_SEQUENCE) < 0) {
      return text;
    }
    var plain = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = endOfSequence(text, at);
      if (end == at) {
        plain.append(text.charAt(at));
        end++;
      }
      at = end;
    }
    return plain.toString();
  }

  /** Behind the sequence that begins there; the same place where none does. */
  private static int endOfSequence(String text, int at) {
    if (text.charAt(at) == CONTROL_SEQUENCE) {
      return endOfControl(text, at + 1);
    }
    if (text.charAt(at) != ESCAPE) {
      return at;
    }
    int next = at + 1;
    if (next == text.length()) {
      return next;
    }
    return switch (text.charAt(next)) {
      case '[' -> endOfControl(text, next + 1);
      case ']' -> endOfString(text, next + 1, true);
      // Strings for the device, of the application, for privacy, and of anything.
      case 'P', 'X', '^', '_' -> endOfString(text, next + 1, false);
      default -> endOfEscape(text, next);
    };
  }

  // Parameters, intermediates and one final byte. What is none of them ends a broken sequence.
  private static int endOfControl(String text, int from) {
    int at = skip(text, skip(text, from, '0', '?'), ' ', '/');
    return at < text.length() && isIn(text.charAt(at), '@', '~') ? at + 1 : at;
  }

  private static int endOfEscape(String text, int from) {
    int at = skip(text, from, ' ', '/');
    return at < text.length() && isIn(text.charAt(at), '0', '~') ? at + 1 : at;
  }

  private static int endOfString(String text, int from, boolean endsWithBell) {
    for (int at = from; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == STRING_END || (endsWithBell && letter == BELL)) {
        return at + 1;
      }
      if (letter == ESCAPE) {
        boolean ended = at + 1 < text.length() && text.charAt(at + 1) == '\\';
        // Another sequence breaks the string off, as it does in a terminal.
        return ended ? at + 2 : from;
      }
    }
    return from;
  }

  private static int skip(String text, int from, char first, char last) {
    int at = from;
    while (at < text.length() && isIn(text.charAt(at), first, last)) {
      at++;
    }
    return at;
  }

  private static boolean isIn(char letter, char first, char last) {
    return letter >= first && letter <= last;
  }
}
