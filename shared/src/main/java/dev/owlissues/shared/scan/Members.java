package dev.owlissues.shared.scan;

import dev.owlissues.shared.issue.Tally;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Sessions and users of an issue, or of one bucket of its sets. The two never mix: a session is no
 * user, even of the same id.
 */
public record Members(Set<Member> sessions, Set<Member> users) {
  /** Nobody. */
  public static final Members NONE = new Members(Set.of(), Set.of());

  /** Seals the sets; the caller gives them away. */
  public Members {
    sessions = Collections.unmodifiableSet(sessions);
    users = Collections.unmodifiableSet(users);
  }

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
    List<Members> some = all.stream().filter(members -> !members.isEmpty()).toList();
    return switch (some.size()) {
      case 0 -> NONE;
      case 1 -> some.getFirst();
      default -> {
        Set<Member> sessions = new HashSet<>();
        Set<Member> users = new HashSet<>();
        some.forEach(members -> sessions.addAll(members.sessions));
        some.forEach(members -> users.addAll(members.users));
        yield new Members(sessions, users);
      }
    };
  }

  /** These without the others. */
  public Members minus(Members less) {
    return less.isEmpty()
        ? this
        : new Members(without(sessions, less.sessions), without(users, less.users));
  }

  /** These divided by some of their bits: what each child of a split bucket gets. */
  Map<String, Members> split(int start, int count) {
    Map<String, Set<Member>> sessionParts = divide(sessions, start, count);
    Map<String, Set<Member>> userParts = divide(users, start, count);
    Set<String> children = new TreeSet<>(sessionParts.keySet());
    children.addAll(userParts.keySet());
    Map<String, Members> parts = new LinkedHashMap<>();
    for (String bits : children) {
      parts.put(
          bits,
          new Members(
              sessionParts.getOrDefault(bits, Set.of()), userParts.getOrDefault(bits, Set.of())));
    }
    return parts;
  }

  /** A set's stored form: its members in order, {@value Member#BYTES} bytes each. */
  public static byte[] encode(Set<Member> members) {
    var bytes = ByteBuffer.allocate(members.size() * Member.BYTES);
    members.stream().sorted().forEach(member -> member.write(bytes));
    return bytes.array();
  }

  /** Reads what {@link #encode} wrote. */
  public static Set<Member> decode(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    Set<Member> members = HashSet.newHashSet(stored.length / Member.BYTES);
    while (bytes.hasRemaining()) {
      members.add(Member.read(bytes));
    }
    return members;
  }

  private static Map<String, Set<Member>> divide(Set<Member> members, int start, int count) {
    return members.stream()
        .collect(Collectors.groupingBy(m -> m.bits(start, count), Collectors.toSet()));
  }

  private static Set<Member> without(Set<Member> some, Set<Member> less) {
    Set<Member> rest = new HashSet<>(some);
    less.forEach(rest::remove);
    return rest;
  }
}
