package dev.owlissues.shared.appuser;

import dev.owlissues.shared.base.hash.BucketRoom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The users of an app whose hashes begin with the same bits: a chain of items, without their
 * children's. Buckets form trees: one without room is split by a note at the chain's end, keeps its
 * users, and who comes later goes to its children. No user ever moves.
 *
 * <p>What makes two writers at once safe: an item or note is put after a closed item only, and only
 * where nothing is yet; an open item, which is always the last, is changed in place. So whoever
 * writes newcomers has seen everybody who is in the bucket, or the write fails.
 *
 * @param path the bits that the hashes of its users begin with
 * @param splitBits how many more bits the paths of its children have; 0 when it has none
 */
public record AppUserBucket(String path, List<AppUserItem> items, int splitBits) {
  /** How many bits the paths of the topmost buckets have. */
  public static final int ROOT_BITS = 4;

  /** From four items on that were filled little by little, which are one read unit. */
  private static final BucketRoom ROOM = new BucketRoom(3_750, 32_000, 72);

  /** Copies the list. */
  public AppUserBucket {
    items = List.copyOf(items);
  }

  /** A bucket that is not there. */
  public static AppUserBucket absent(String path) {
    return new AppUserBucket(path, List.of(), 0);
  }

  /**
   * What comes of telling a bucket of users.
   *
   * @param next the bucket with those who are in it or come into it
   * @param rest those who belong to its children, by the children's paths
   */
  public record Told(AppUserBucket next, Map<String, List<AppUser>> rest) {}

  /** Divides users by the topmost bucket that they belong to. */
  public static Map<String, List<AppUser>> byRoot(Collection<AppUser> users) {
    return divide(users, ROOT_BITS);
  }

  /** Its users, in the order of their hashes. */
  public List<AppUser> users() {
    // Each is hashed once, and not for every comparison.
    record Hashed(String bits, AppUser user) {}
    return items.stream()
        .flatMap(item -> item.users().stream())
        .map(user -> new Hashed(AppUserHash.bits(user.userId()), user))
        .sorted(Comparator.comparing(Hashed::bits))
        .map(Hashed::user)
        .toList();
  }

  /** The bucket, told of users whose hashes begin with its path. */
  public Told tell(Collection<AppUser> seen) {
    Map<String, AppUser> rest = new LinkedHashMap<>();
    seen.forEach(user -> rest.put(user.userId(), user));
    List<AppUserItem> next = new ArrayList<>();
    items.forEach(item -> next.add(item.tell(rest)));
    int split = splitBits;
    if (split == 0 && !rest.isEmpty()) {
      if (hasRoom(next, AppUserItem.bytes(rest.values()))) {
        while (!rest.isEmpty()) {
          next.add(AppUserItem.absent().tell(rest));
        }
      } else {
        split = Math.min(ROOM.splitBits(rest.size()), AppUserHash.BITS - path.length());
      }
    }
    return new Told(
        new AppUserBucket(path, next, split), divide(rest.values(), path.length() + split));
  }

  /** The bucket without what it knew of a user when they were erased; the same if it is nothing. */
  AppUserBucket erasing(String userId, Instant at) {
    return new AppUserBucket(
        path, items.stream().map(item -> item.erasing(userId, at)).toList(), splitBits);
  }

  private boolean hasRoom(List<AppUserItem> next, int rest) {
    int weight = weight(next);
    int coming = weight - weight(items) + rest;
    return weight + Math.max(rest, AppUserItem.FULL) <= ROOM.bytes(coming);
  }

  private static int weight(List<AppUserItem> items) {
    return items.stream().mapToInt(AppUserItem::weight).sum();
  }

  private static Map<String, List<AppUser>> divide(Collection<AppUser> users, int length) {
    Map<String, List<AppUser>> parts = new TreeMap<>();
    for (AppUser user : users) {
      parts
          .computeIfAbsent(
              AppUserHash.bits(user.userId()).substring(0, length), _ -> new ArrayList<>())
          .add(user);
    }
    return parts;
  }
}
