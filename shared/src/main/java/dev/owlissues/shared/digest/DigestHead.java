package dev.owlissues.shared.digest;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a project's digests stand. The next one has the number after {@code closed}; if it is there
 * already, it is open.
 *
 * @param closed the number of the last digest that is finished; 0 before the first
 * @param cut its cut
 * @param decision what was decided last, and why
 */
public record DigestHead(long closed, Optional<Instant> cut, Optional<Noted> decision) {
  /** Of a project that never had a digest. */
  public static final DigestHead NONE = new DigestHead(0, Optional.empty(), Optional.empty());

  /** A decision in words for people, and since when it has been the same. */
  public record Noted(String reason, Instant at) {}

  /** The number of the digest that is open or comes next. */
  public long next() {
    return closed + 1;
  }
}
