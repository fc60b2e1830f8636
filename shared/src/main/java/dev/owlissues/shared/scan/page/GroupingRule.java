package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import dev.owlissues.shared.fingerprint.Normalizer;
import dev.owlissues.shared.fingerprint.Rule;

/**
 * Says by fingerprint which events of an app are of one issue. A page that was frozen is folded
 * again after a crash, so a rule says the same of an event each time. It may keep state: one per
 * page.
 */
public interface GroupingRule {
  /** The rule's name. */
  Rule rule();

  /** The fingerprint of an event. */
  Fingerprint of(Event event);

  /** What of an event's message went into its fingerprint, for people to read. */
  String normalized(Event event);

  /** Groups events whose message, without what varies, and module are the same. */
  static GroupingRule byMessage() {
    return new ByMessage(new Fingerprinter(), new Normalizer());
  }

  /** The rule {@code standard}. */
  record ByMessage(Fingerprinter fingerprinter, Normalizer normalizer) implements GroupingRule {
    @Override
    public Rule rule() {
      return Rule.STANDARD;
    }

    @Override
    public Fingerprint of(Event event) {
      return fingerprinter.fingerprint(event.content().message(), event.content().sourceModule());
    }

    @Override
    public String normalized(Event event) {
      return normalizer.normalize(event.content().message());
    }
  }
}
