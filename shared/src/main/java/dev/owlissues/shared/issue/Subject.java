package dev.owlissues.shared.issue;

import dev.owlissues.shared.base.text.BlankText;
import dev.owlissues.shared.base.text.TerminalText;
import dev.owlissues.shared.fingerprint.Fingerprint;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an issue is about.
 *
 * @param title the beginning of the first event's message, as it came
 * @param sourceModule the first event's module, empty when it had none
 * @param fingerprints the first {@value #FINGERPRINTS_KEPT} of its fingerprints
 * @param fingerprintCount how many it has in all
 * @param mergedFrom the issues that were merged into it, the last first: {@value #SOURCES_KEPT} at
 *     most
 */
public record Subject(
    String title,
    String sourceModule,
    List<Fingerprint> fingerprints,
    int fingerprintCount,
    List<UUID> mergedFrom) {
  /** How many fingerprints an issue carries itself. */
  public static final int FINGERPRINTS_KEPT = 20;

  /** How many of the issues that were merged into it an issue names. */
  public static final int SOURCES_KEPT = 10;

  /** What lists and mails show of a message in which nothing can be read. */
  public static final String NO_TEXT = "(message without text)";

  /** Copies the lists. */
  public Subject {
    fingerprints = List.copyOf(fingerprints);
    mergedFrom = List.copyOf(mergedFrom);
  }

  /** The subject of an issue that nothing has been merged into. */
  public Subject(
      String title, String sourceModule, List<Fingerprint> fingerprints, int fingerprintCount) {
    this(title, sourceModule, fingerprints, fingerprintCount, List.of());
  }

  /** The title as people are shown it, in one or several lines: never blank (R-issue-13). */
  public String shownTitle() {
    String plain = TerminalText.stripped(title);
    return BlankText.is(plain) ? NO_TEXT : plain;
  }

  /** The same subject with more fingerprints, none of which it has counted. */
  public Subject plus(List<Fingerprint> more) {
    return more.isEmpty() ? this : with(more, more.size(), mergedFrom);
  }

  /** The same subject with the fingerprints of an issue that is merged into it. */
  public Subject joined(UUID sourceId, Subject source) {
    List<UUID> sources =
        Stream.concat(Stream.of(sourceId), mergedFrom.stream()).limit(SOURCES_KEPT).toList();
    return with(source.fingerprints, source.fingerprintCount, sources);
  }

  private Subject with(List<Fingerprint> more, int count, List<UUID> sources) {
    List<Fingerprint> kept =
        Stream.concat(fingerprints.stream(), more.stream()).limit(FINGERPRINTS_KEPT).toList();
    return new Subject(title, sourceModule, kept, fingerprintCount + count, sources);
  }
}
