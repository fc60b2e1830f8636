package dev.owlissues.shared.issue;

import dev.owlissues.shared.base.text.BlankText;
import dev.owlissues.shared.base.text.TerminalText;
import dev.owlissues.shared.fingerprint.Fingerprint;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an issue is about.
 *
 * @param title the beginning of the first event's message, as it came
 * @param sourceModule the first event's module, empty when it had none
 * @param fingerprints the first {@value #FINGERPRINTS_KEPT} of its fingerprints
 * @param fingerprintCount how many it has in all
 */
public record Subject(
    String title, String sourceModule, List<Fingerprint> fingerprints, int fingerprintCount) {
  /** How many fingerprints an issue carries itself. */
  public static final int FINGERPRINTS_KEPT = 20;

  /** What lists and mails show of a message in which nothing can be read. */
  public static final String NO_TEXT = "(message without text)";

  /** Copies the list. */
  public Subject {
    fingerprints = List.copyOf(fingerprints);
  }

  /** The title as people are shown it, in one or several lines: never blank (R-issue-13). */
  public String shownTitle() {
    String plain = TerminalText.stripped(title);
    return BlankText.is(plain) ? NO_TEXT : plain;
  }

  /** The same subject with more fingerprints, none of which it has counted. */
  public Subject plus(List<Fingerprint> more) {
    return more.isEmpty() ? this : joined(new Subject(title, sourceModule, more, more.size()));
  }

  /** The same subject with the other's fingerprints as well. */
  public Subject joined(Subject other) {
    List<Fingerprint> kept =
        Stream.concat(fingerprints.stream(), other.fingerprints.stream())
            .limit(FINGERPRINTS_KEPT)
            .toList();
    return new Subject(title, sourceModule, kept, fingerprintCount + other.fingerprintCount);
  }
}
