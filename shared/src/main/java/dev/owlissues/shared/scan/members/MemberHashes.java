package dev.owlissues.shared.scan.members;

import dev.owlissues.shared.issue.IssueCounts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sessions and users of an issue, or of one bucket of its sets. The two never mix: a session is no
 * user, even of the same id.
 */
public record MemberHashes(MemberSet sessions, MemberSet users) {
  /** Nobody. */
  public static final MemberHashes NONE = new MemberHashes(MemberSet.NONE, MemberSet.NONE);

  /** How many there are of both. */
  public int size() {
    return sessions.size() + users.size();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return sessions.isEmpty() && users.isEmpty();
  }

  /** How many sessions and users these are. */
  public IssueCounts issueCounts() {
    return new IssueCounts(sessions.size(), users.size());
  }

  /** All of them together. */
  public static MemberHashes union(Collection<MemberHashes> all) {
    return new MemberHashes(
        MemberSet.union(all.stream().map(MemberHashes::sessions).toList()),
        MemberSet.union(all.stream().map(MemberHashes::users).toList()));
  }

  /** These without the others. */
  public MemberHashes minus(MemberHashes less) {
    return new MemberHashes(sessions.minus(less.sessions), users.minus(less.users));
  }

  /** These divided by some of their bits: what each child of a split bucket gets. */
  public Map<String, MemberHashes> split(int start, int count) {
    Map<String, MemberSet> sessionParts = sessions.split(start, count);
    Map<String, MemberSet> userParts = users.split(start, count);
    Set<String> children = new TreeSet<>(sessionParts.keySet());
    children.addAll(userParts.keySet());
    Map<String, MemberHashes> parts = new LinkedHashMap<>();
    for (String bits : children) {
      parts.put(
          bits,
          new MemberHashes(
              sessionParts.getOrDefault(bits, MemberSet.NONE),
              userParts.getOrDefault(bits, MemberSet.NONE)));
    }
    return parts;
  }
}
