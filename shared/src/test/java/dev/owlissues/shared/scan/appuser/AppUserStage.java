package dev.owlissues.shared.scan.appuser;

import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.AppUserPage;
import dev.owlissues.shared.appuser.AppUserQuery;
import dev.owlissues.shared.dynamo.appuser.DynamoAppUserStore;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.scan.run.ScanStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One app's users in tables: who is noted, and who is listed then. */
record AppUserStage(LocalTables tables) {
  static final UUID APP = ScanStage.APP.appId();
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final long PLENTY = 64 << 20;

  DynamoAppUserStore store() {
    return new DynamoAppUserStore(tables.client(), tables.names());
  }

  /** A worker that reads everything anew. */
  AppUsers forgetful(DynamoDbClient client) {
    return new AppUsers(new DynamoAppUserStore(client, tables.names()), 4);
  }

  /** A worker that remembers what it has read and written, and does one thing after the other. */
  AppUsers remembering(DynamoDbClient client) {
    return remembering(client, PLENTY);
  }

  /** The same with a bound. */
  AppUsers remembering(DynamoDbClient client, long bound) {
    return new AppUsers(
        new CachedAppUsers(new DynamoAppUserStore(client, tables.names()), bound), 1);
  }

  /** All of those who are wanted, listed page by page. */
  List<AppUser> list(Predicate<AppUser> wanted, int limit) {
    List<AppUser> users = new ArrayList<>();
    Optional<AppUserPage.End> after = Optional.empty();
    do {
      AppUserPage page = store().list(APP, new AppUserQuery(wanted, limit, after));
      if (page.users().size() > limit) {
        throw new AssertionError(page.users().size() + " users on a page of " + limit);
      }
      users.addAll(page.users());
      after = page.next();
    } while (after.isPresent());
    return users;
  }

  /** Everybody who is listed, by id. */
  List<AppUser> everybody() {
    return sorted(list(_ -> true, 100));
  }

  static List<AppUser> sorted(Collection<AppUser> users) {
    return users.stream().sorted(Comparator.comparing(AppUser::userId)).toList();
  }

  /** What those pages tell together, each user once, by id. */
  static List<AppUser> told(List<List<AppUser>> pages) {
    Map<String, AppUser> users = new HashMap<>();
    pages.forEach(page -> page.forEach(user -> users.merge(user.userId(), user, AppUser::plus)));
    return sorted(users.values());
  }

  static List<AppUser> users(int count, long seed) {
    return stream(seed).limit(count).toList();
  }

  /** Users who all belong to the same topmost bucket. */
  static List<AppUser> neighbours(int count, long seed) {
    return stream(seed)
        .filter(user -> AppUserBucket.byRoot(List.of(user)).containsKey("0110"))
        .limit(count)
        .toList();
  }

  /** The same users, met that much later. */
  static List<AppUser> later(List<AppUser> users, int seconds) {
    return users.stream()
        .map(user -> AppUser.met(user.userId(), NOON.plusSeconds(seconds), "1." + seconds))
        .toList();
  }

  private static Stream<AppUser> stream(long seed) {
    var random = new Random(seed);
    return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
        .map(id -> AppUser.met(id, NOON, "1.0"));
  }
}
