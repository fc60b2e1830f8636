package dev.owlissues.ingest.rules;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.refusal.RefusalReason;
import java.util.Optional;
import java.util.Set;

/** What came of checking one event. */
sealed interface Checked {

  /**
   * It may be stored.
   *
   * @param mended what is stored otherwise than it was sent, if anything is
   */
  record Valid(Event event, Optional<String> mended) implements Checked {}

  /** It says too little to be stored. */
  record Invalid(Set<RefusalReason> reasons) implements Checked {}
}
