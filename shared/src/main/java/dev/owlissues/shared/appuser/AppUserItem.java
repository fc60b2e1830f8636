package dev.owlissues.shared.appuser;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Some of a bucket's users, packed. An item takes users while it is open; once closed it is closed
 * for ever, and only the times of those in it change. Nobody leaves it but by being erased.
 *
 * <p>Who comes one by one is packed into about a kilobyte, which is one write unit. Many who come
 * at once get an item of their own, up to three kilobytes, and close it: with the next so many it
 * would have to be written again.
 *
 * @param revision how often it was written; 0 when it is not there
 */
public record AppUserItem(long revision, boolean closed, byte[] packed) {
  /** How many bytes of users an item takes that is filled little by little. */
  static final int FULL = 880;

  private static final int LARGE = 2_800;
  private static final int MANY = FULL / 2;
  private static final int BYTES_BESIDE_USERS = 100;
  private static final int BYTES_BESIDE_ID = 13;
  private static final int UUID_LENGTH = 36;
  private static final int UUID_BYTES = 17;

  /** An item that is not there. */
  static AppUserItem absent() {
    return new AppUserItem(0, false, new AppUserCodec().encode(List.of()));
  }

  /** About how many bytes those users take. */
  static int bytes(Collection<AppUser> users) {
    return users.stream().mapToInt(AppUserItem::bytes).sum();
  }

  private static int bytes(AppUser user) {
    int length = user.userId().length();
    return BYTES_BESIDE_ID + (length == UUID_LENGTH ? UUID_BYTES : length);
  }

  /** Its users. */
  public List<AppUser> users() {
    return new AppUserCodec().decode(packed);
  }

  /** About how many bytes it has as a whole. */
  int weight() {
    return packed.length + BYTES_BESIDE_USERS;
  }

  /**
   * The item, told of users. Out of the map it takes those whom it knows and, while it is open,
   * those who fit in; leaving somebody there closes it.
   */
  AppUserItem tell(Map<String, AppUser> seen) {
    List<AppUser> before = users();
    List<AppUser> all = new ArrayList<>();
    for (AppUser user : before) {
      AppUser again = seen.remove(user.userId());
      all.add(again == null ? user : user.plus(again));
    }
    boolean close = closed || fill(all, seen);
    boolean same = close == closed && all.equals(before);
    return same ? this : new AppUserItem(revision + 1, close, new AppUserCodec().encode(all));
  }

  /** The item without what it knew of a user when they were erased. */
  AppUserItem erasing(String userId, Instant at) {
    List<AppUser> before = users();
    List<AppUser> after =
        before.stream()
            .flatMap(
                user -> user.userId().equals(userId) ? user.since(at).stream() : Stream.of(user))
            .toList();
    return after.equals(before)
        ? this
        : new AppUserItem(revision + 1, closed, new AppUserCodec().encode(after));
  }

  // Says whether the item is closed then.
  private boolean fill(List<AppUser> all, Map<String, AppUser> seen) {
    int bytes = bytes(all);
    int before = bytes;
    int room = revision == 0 && bytes(seen.values()) <= LARGE ? LARGE : FULL;
    for (Iterator<AppUser> left = seen.values().iterator(); left.hasNext(); ) {
      AppUser user = left.next();
      if (all.isEmpty() || bytes + bytes(user) <= room) {
        all.add(user);
        bytes += bytes(user);
        left.remove();
      }
    }
    // Closed also where one more like the longest would not fit: that it is full costs no write.
    int longest = all.stream().mapToInt(AppUserItem::bytes).max().orElse(0);
    return !seen.isEmpty() || bytes - before >= MANY || bytes + longest > FULL;
  }
}
