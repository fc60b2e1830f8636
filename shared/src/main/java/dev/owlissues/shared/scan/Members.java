package dev.owlissues.shared.scan;

import dev.owlissues.shared.issue.Tally;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sessions and users of an issue, or of one bucket of its sets. The two never mix: a session is no
 * user, even of the same id.
 */
public record Members(MemberSet sessions, MemberSet users) {
  /** Nobody. */
  public static final Members NONE = new Members(MemberSet.NONE, MemberSet.NONE);

  /** How many there are of both. */
  public int size() {
    return sessions.size() + users.size();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return sessions.isEmpty() && users.isEmpty();
  }

  /** How many sessions and users these are. */
  public Tally tally() {
    return new Tally(sessions.size(), users.size());
  }

  /** All of them together. */
  public static Members union(Collection<Members> all) {
    return new Members(
        MemberSet.union(all.stream().map(Members::sessions).toList()),
        MemberSet.union(all.stream().map(Members::users).toList()));
  }

  /** These without the others. */
  public Members minus(Members less) {
    return new Members(sessions.minus(less.sessions), users.minus(less.users));
  }

  /** These divided by some of their bits: what each child of a split bucket gets. */
  Map<String, Members> split(int start, int count) {
    Map<String, MemberSet> sessionParts = sessions.split(start, count);
    Map<String, MemberSet> userParts = users.split(start, count);
    Set<String> children = new TreeSet<>(sessionParts.keySet());
    children.addAll(userParts.keySet());
    Map<String, Members> parts = new LinkedHashMap<>();
    for (String bits : children) {
      parts.put(
          bits,
          new Members(
              sessionParts.getOrDefault(bits, MemberSet.NONE),
              userParts.getOrDefault(bits, MemberSet.NONE)));
    }
    return parts;
  }
}
