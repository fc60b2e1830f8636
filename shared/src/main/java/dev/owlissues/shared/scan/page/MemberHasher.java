package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.scan.members.HashedId;
import dev.owlissues.shared.scan.members.MemberHashes;
import dev.owlissues.shared.scan.members.MemberSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;

/** Makes members of session and user ids. Keeps state: one per thread. */
public final class MemberHasher {
  private final MessageDigest sha256 = Sha256.digest();

  /** The members for those ids. */
  public MemberHashes members(Collection<String> sessions, Collection<String> users) {
    return new MemberHashes(all(sessions), all(users));
  }

  private MemberSet all(Collection<String> ids) {
    return MemberSet.of(ids.stream().map(this::member).toList());
  }

  /** The member for a session or user id. */
  public HashedId member(String id) {
    return HashedId.read(ByteBuffer.wrap(sha256.digest(id.getBytes(StandardCharsets.UTF_8))));
  }
}
