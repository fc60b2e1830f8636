package dev.owlissues.shared.appuser;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some users of an app, packed into about a kilobyte, which is one write unit. Buckets form trees:
 * one without room gets children and keeps its users, and who comes later goes to the children. No
 * user ever moves.
 *
 * @param path the bits that the hashes of its users begin with
 * @param revision how often it was written; 0 when it is not there
 * @param splitBits how many more bits the paths of its children have; 0 when it has none
 */
public record UserBucket(String path, long revision, int splitBits, List<AppUser> users) {
  /** How many bits the paths of the topmost buckets have. */
  public static final int ROOT_BITS = 4;

  private static final int FULL = 880;
  private static final int BYTES_BESIDE_ID = 13;
  private static final int UUID_LENGTH = 36;
  private static final int UUID_BYTES = 17;
  private static final int USERS_PER_CHILD = 24;
  private static final int LEAST_SPLIT = 1;

  /** Sorts the users by their hashes. */
  public UserBucket {
    users = byHash(users);
  }

  /** A bucket that is not there. */
  public static UserBucket absent(String path) {
    return new UserBucket(path, 0, 0, List.of());
  }

  /**
   * What comes of telling a bucket of users.
   *
   * @param next the bucket with those who are or fit in it; the same one if nothing changes
   * @param rest those who belong to its children, by the children's paths
   */
  public record Told(UserBucket next, Map<String, List<AppUser>> rest) {}

  /** Divides users by the topmost bucket that they belong to. */
  public static Map<String, List<AppUser>> byRoot(Collection<AppUser> users) {
    return divide(users, ROOT_BITS);
  }

  /** The bucket, told of users whose hashes begin with its path. */
  public Told tell(Collection<AppUser> seen) {
    Map<String, AppUser> mine = new LinkedHashMap<>();
    users.forEach(user -> mine.put(user.userId(), user));
    List<AppUser> others = new ArrayList<>();
    for (AppUser user : seen) {
      if (mine.computeIfPresent(user.userId(), (_, known) -> known.plus(user)) == null) {
        others.add(user);
      }
    }
    List<AppUser> rest = splitBits == 0 ? fill(mine, others) : others;
    int split = splitBits == 0 && !rest.isEmpty() ? bitsFor(rest.size()) : splitBits;
    List<AppUser> all = List.copyOf(mine.values());
    boolean same = split == splitBits && all.equals(users);
    return new Told(
        same ? this : new UserBucket(path, revision + 1, split, all),
        divide(rest, path.length() + split));
  }

  // Takes in who fits, and answers who does not.
  private static List<AppUser> fill(Map<String, AppUser> mine, List<AppUser> others) {
    int bytes = mine.values().stream().mapToInt(UserBucket::bytes).sum();
    List<AppUser> rest = new ArrayList<>();
    for (AppUser user : byHash(others)) {
      bytes += bytes(user);
      if (bytes <= FULL || mine.isEmpty()) {
        mine.put(user.userId(), user);
      } else {
        rest.add(user);
      }
    }
    return rest;
  }

  // Each is hashed once, and not for every comparison.
  private static List<AppUser> byHash(Collection<AppUser> users) {
    record Hashed(String bits, AppUser user) {}
    return users.stream()
        .map(user -> new Hashed(UserHash.bits(user.userId()), user))
        .sorted(Comparator.comparing(Hashed::bits))
        .map(Hashed::user)
        .toList();
  }

  private static int bytes(AppUser user) {
    int length = user.userId().length();
    return BYTES_BESIDE_ID + (length == UUID_LENGTH ? UUID_BYTES : length);
  }

  // Straight to as many children as are needed.
  private int bitsFor(int count) {
    int bits = LEAST_SPLIT;
    while (count >> bits > USERS_PER_CHILD) {
      bits++;
    }
    return Math.min(bits, UserHash.BITS - path.length());
  }

  private static Map<String, List<AppUser>> divide(Collection<AppUser> users, int length) {
    Map<String, List<AppUser>> parts = new TreeMap<>();
    for (AppUser user : users) {
      parts
          .computeIfAbsent(
              UserHash.bits(user.userId()).substring(0, length), _ -> new ArrayList<>())
          .add(user);
    }
    return parts;
  }
}
