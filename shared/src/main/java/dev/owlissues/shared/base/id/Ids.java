package dev.owlissues.shared.base.id;

import java.util.UUID;

/** Draws new ids. Each call draws anew, so that a process restored from a snapshot repeats none. */
public interface Ids {

  /** A new time-ordered id: UUID version 7 (RFC 9562, section 5.7). */
  UUID next();

  /** The lowest {@code count} bits random, the others zero; {@code count} is 1 to 63. */
  long bits(int count);
}
