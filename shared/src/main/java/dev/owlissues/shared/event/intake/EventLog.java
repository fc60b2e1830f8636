package dev.owlissues.shared.event.intake;

import dev.owlissues.shared.event.Activity;
import dev.owlissues.shared.event.Pointer;
import java.time.Instant;
import java.util.List;

/**
 * The single steps of storing events; {@link EventIntake} has their order and decides about trying
 * again. Each step may be repeated. A failure that repeating cannot mend is thrown.
 */
public interface EventLog {

  /** What came of writing a batch. */
  enum Put {
    /** It is stored. */
    STORED,
    /** The table was too busy and has not taken it. */
    BUSY,
    /** Nobody knows, or the key is taken already: by an earlier try, or by chance. */
    UNKNOWN
  }

  /** What is known about a marker. */
  enum Mark {
    PRESENT,
    ABSENT,
    /** The table did not answer. */
    UNKNOWN
  }

  /** Notes activity and its mirror; false where that is not known to have happened. */
  boolean note(Activity activity, Instant expiresAt);

  /** Puts a batch that is not there yet. */
  Put put(NewBatch batch);

  /** Puts pointers, and returns those that are not known to be stored. */
  List<Pointer> point(List<Pointer> pointers);

  /** Whether the marker is stored and not past its expiry; the read is strongly consistent. */
  Mark find(Marker marker, Instant now);

  /** Stores a marker; false where that is not known to have happened. */
  boolean mark(Marker marker, Instant expiresAt);
}
