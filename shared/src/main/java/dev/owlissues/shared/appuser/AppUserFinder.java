package dev.owlissues.shared.appuser;

import dev.owlissues.shared.appuser.AppUserPage.End;
import dev.owlissues.shared.appuser.AppUserPage.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/** Finds users of an app by their ids: reads the buckets on the way to each, every one once. */
public final class AppUserFinder {
  private final AppUserStore store;
  private final int lanes;

  /** Over those users, and as many of their buckets at once as there are lanes. */
  public AppUserFinder(AppUserStore store, int lanes) {
    this.store = store;
    this.lanes = lanes;
  }

  /** Those of the users who were seen in the app, by id, each with its place in the list. */
  public Map<String, Row> find(UUID appId, Collection<String> userIds) {
    Map<String, Row> found = new HashMap<>();
    Map<String, List<String>> level = byPath(userIds, AppUserBucket.ROOT_BITS);
    while (!level.isEmpty()) {
      Map<String, List<String>> wanted = level;
      List<AppUserBucket> buckets =
          wanted.keySet().stream()
              .gather(Gatherers.mapConcurrent(lanes, path -> store.read(appId, path)))
              .toList();
      Map<String, List<String>> below = new HashMap<>();
      for (AppUserBucket bucket : buckets) {
        List<String> rest = take(bucket, wanted.getOrDefault(bucket.path(), List.of()), found);
        if (bucket.splitBits() > 0) {
          below.putAll(byPath(rest, bucket.path().length() + bucket.splitBits()));
        }
      }
      level = below;
    }
    return found;
  }

  private static List<String> take(
      AppUserBucket bucket, List<String> wanted, Map<String, Row> found) {
    for (AppUser user : bucket.users()) {
      if (wanted.contains(user.userId())) {
        var place = new End(bucket.path(), AppUserHash.bits(user.userId()));
        found.put(user.userId(), new Row(user, place));
      }
    }
    return wanted.stream().filter(id -> !found.containsKey(id)).toList();
  }

  private static Map<String, List<String>> byPath(Collection<String> userIds, int length) {
    return userIds.stream()
        .distinct()
        .collect(Collectors.groupingBy(id -> AppUserHash.bits(id).substring(0, length)));
  }
}
