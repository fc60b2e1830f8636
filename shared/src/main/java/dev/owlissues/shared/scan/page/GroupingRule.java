package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Fingerprinter;

/**
 * Says by fingerprint which events of an app are of one issue. A page that was frozen is folded
 * again after a crash, so a rule says the same of an event each time. It may keep state: one per
 * page.
 */
@FunctionalInterface
public interface GroupingRule {

  /** The fingerprint of an event. */
  Fingerprint of(Event event);

  /** Groups events whose message, without what varies, and module are the same. */
  static GroupingRule byMessage() {
    var fingerprinter = new Fingerprinter();
    return event ->
        fingerprinter.fingerprint(event.content().message(), event.content().sourceModule());
  }
}
