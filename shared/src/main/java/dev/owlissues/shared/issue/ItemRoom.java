package dev.owlissues.shared.issue;

import dev.owlissues.shared.base.text.Texts;
import dev.owlissues.shared.issue.fact.FactsCodec;

/**
 * How the 4 KB of an issue's item are divided: what it is about comes first, then its facts, and
 * what is left is for inline members. Only the pages of very many units, and texts of very many
 * bytes, may make an item larger.
 */
public final class ItemRoom {
  private static final int ITEM = 4_096;

  // Names of attributes, ids, times and counts; a test holds it to be enough.
  private static final int FIXED = 1_520;
  private static final int PER_FINGERPRINT = 36;
  private static final int PER_UNIT = 64;
  private static final int SOURCES = 16;
  private static final int PER_SOURCE = 18;

  /** What lists read of an issue without reading the issue, in the item as in the index. */
  private static final int INDEX_ENTRY = 480;

  private ItemRoom() {}

  /** How many bytes the issue's facts may take; not above zero where texts take all. */
  public static int forFacts(Issue issue) {
    return ITEM - INDEX_ENTRY - weight(issue);
  }

  /** How many bytes its inline members may take. */
  public static int forInlineMembers(Issue issue) {
    return forFacts(issue)
        - PER_UNIT * issue.bookkeeping().lastPages().size()
        - FactsCodec.encode(issue.facts()).length;
  }

  // An upper bound of the bytes of what comes first.
  private static int weight(Issue issue) {
    Subject subject = issue.subject();
    return FIXED
        + Texts.bytes(subject.title())
        + Texts.bytes(subject.sourceModule())
        + PER_FINGERPRINT * subject.fingerprints().size()
        + (subject.mergedFrom().isEmpty() ? 0 : SOURCES)
        + PER_SOURCE * subject.mergedFrom().size()
        + LifecycleTexts.write(issue.lifecycle()).values().stream().mapToInt(Texts::bytes).sum()
        + weight(issue.seen().first())
        + weight(issue.seen().last());
  }

  private static int weight(Sighting sighting) {
    return Texts.bytes(sighting.appVersion()) + Texts.bytes(sighting.sdkVersion());
  }
}
