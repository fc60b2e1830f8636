package dev.owlissues.shared.digest;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where the digests of many projects stand, for people to see: it may lag by a moment. */
public interface DigestHeads {

  /** By project; a project that never had a digest is not among them. */
  Map<UUID, DigestHead> of(Collection<UUID> projectIds);
}
