package dev.owlissues.shared.issue.occurrence;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.reading.ErasedUsers;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What stays of an occurrence whose user was erased (R-erasure-3): that a session met the issue,
 * and when. Instead of the session's id it has its hash, by which sets know it: so a merge still
 * tells it from others.
 */
public final class ErasedOccurrence {
  /** What stands before the hash. */
  private static final String PREFIX = "erased-";

  private static final int HASH_BYTES = 12;
  private static final Pattern SESSION = Pattern.compile("erased-[0-9a-f]{24}");

  private ErasedOccurrence() {}

  /** The occurrence as it is shown and kept: the same, unless its user was erased since. */
  public static Occurrence of(Occurrence occurrence, ErasedUsers erased) {
    return isErased(occurrence, erased)
        ? new Occurrence(
            occurrence.id(),
            occurrence.eventId(),
            session(occurrence.sessionId()),
            "",
            occurrence.timestamp(),
            occurrence.createdAt(),
            occurrence.origin(),
            occurrence.fingerprint())
        : occurrence;
  }

  /** The hash that sets have of an occurrence's session, whether it was erased or not. */
  public static byte[] sessionHash(String sessionId) {
    return SESSION.matcher(sessionId).matches()
        ? HexFormat.of().parseHex(sessionId, PREFIX.length(), sessionId.length())
        : Arrays.copyOf(Sha256.of(sessionId), HASH_BYTES);
  }

  private static boolean isErased(Occurrence occurrence, ErasedUsers erased) {
    Instant received =
        EventId.of(occurrence.eventId()).map(EventId::receivedAt).orElse(occurrence.createdAt());
    return erased.hides(occurrence.userId(), received);
  }

  private static String session(String sessionId) {
    return PREFIX + HexFormat.of().formatHex(sessionHash(sessionId));
  }
}
