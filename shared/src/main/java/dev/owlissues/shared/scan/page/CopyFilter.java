package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.base.hash.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Knows the batches of a page. A batch whose write was in doubt is written again under another key;
 * the copy has the same request and the same events, and tells nothing new (R-fact-1).
 */
final class CopyFilter {
  /** What a batch takes in memory: about, and rather too much. */
  static final int BYTES = 110;

  private final Set<UUID> known = new HashSet<>();
  private final MessageDigest sha256 = Sha256.digest();

  /** Whether the batch is no copy of one before it. */
  boolean isFirst(PackedBatch batch) {
    UUID request = batch.request();
    sha256.update(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(request.getMostSignificantBits())
            .putLong(request.getLeastSignificantBits())
            .array());
    // A request may be of several batches: those differ in their events.
    var hash = ByteBuffer.wrap(sha256.digest(batch.events()));
    return known.add(new UUID(hash.getLong(), hash.getLong()));
  }
}
