package dev.owlissues.ingest.rules;

import dev.owlissues.shared.event.Event;

/** What came of checking one event. */
sealed interface Checked {

  /** It may be stored. */
  record Valid(Event event) implements Checked {}

  /** It may not; the problem names each field and rule. */
  record Invalid(String problem) implements Checked {}
}
