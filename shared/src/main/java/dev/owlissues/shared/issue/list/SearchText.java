package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.entry.IssueEntry;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody searches issues for (R-list-9). */
public sealed interface SearchText {
  /** The most characters. */
  int MAX_CHARACTERS = 200;

  /** The issue with that id. */
  record Id(UUID id) implements SearchText {}

  /** The issue that a fingerprint leads to. */
  record Whole(Fingerprint fingerprint) implements SearchText {}

  /**
   * A part of title, module or version.
   *
   * @param text in lower case
   */
  record Part(String text) implements SearchText {

    boolean isIn(IssueEntry.Heads heads) {
      return Stream.concat(Stream.of(heads.title(), heads.module()), heads.versions().stream())
          .anyMatch(head -> lower(head).contains(text));
    }
  }

  /** What a text means: an id and a fingerprint are known by their form. */
  static SearchText of(String sent) {
    String text = lower(sent.strip());
    if (Forms.ID.matcher(text).matches()) {
      return new Id(UUID.fromString(text));
    }
    return Forms.FINGERPRINT.matcher(text).matches()
        ? new Whole(Fingerprint.parse(text))
        : new Part(text);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** How ids and fingerprints are written, in lower case. */
  final class Forms {
    private static final Pattern ID =
        Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private Forms() {}
  }
}
