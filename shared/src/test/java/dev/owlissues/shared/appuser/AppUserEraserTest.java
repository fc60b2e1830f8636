package dev.owlissues.shared.appuser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AppUserEraserTest {
  private static final UUID APP = new UUID(1, 1);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private AppUserStore store;
  private AppUserEraser eraser;

  @BeforeEach
  void open() {
    store = tables.stores().appUsers();
    eraser = new AppUserEraser(store);
  }

  private void see(Collection<AppUser> users) {
    AppUserBucket.byRoot(users).forEach(this::see);
  }

  private void see(String path, List<AppUser> users) {
    AppUserBucket read = store.read(APP, path);
    AppUserBucket.Told told = read.tell(users);
    assertThat(store.write(APP, read, told.next())).isTrue();
    told.rest().forEach(this::see);
  }

  private List<AppUser> users() {
    return store.list(APP, new AppUserQuery(_ -> true, 10_000, Optional.empty())).users();
  }

  private static AppUser user(int number) {
    return AppUser.met("user-" + number, NOON, "1.0");
  }

  @Test // (R-erasure-3)
  void theErasedAreTakenOutOfWhicheverBucketAndNobodyElse() {
    // Twice as many again and again: so buckets are split, and some lie deep.
    for (int most = 100; most <= 3_200; most *= 2) {
      see(IntStream.range(most / 2, most).mapToObj(AppUserEraserTest::user).toList());
    }
    assertThat(users()).hasSize(3_150);

    IntStream.range(50, 3_200)
        .filter(number -> number % 20 == 0)
        .forEach(number -> eraser.erase(APP, "user-" + number, NOON));

    assertThat(users())
        .extracting(AppUser::userId)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(50, 3_200)
                .filter(number -> number % 20 != 0)
                .mapToObj(number -> "user-" + number)
                .toList());
  }

  @Test // (R-erasure-2)
  void whoWasSeenSinceKeepsWhatIsKnownSince() {
    see(List.of(user(1)));
    Instant later = NOON.plus(Duration.ofHours(2));
    see(List.of(AppUser.met("user-1", later, "2.0")));
    Instant erased = NOON.plus(Duration.ofHours(1));

    eraser.erase(APP, "user-1", erased);

    assertThat(users())
        .singleElement()
        .satisfies(user -> {
          assertThat(user.firstSeen()).isEqualTo(erased);
          assertThat(user.lastSeen()).isEqualTo(later);
          assertThat(user.lastVersion()).isEqualTo("2.0");
        });
  }

  @Test // (R-erasure-3)
  void whoIsNotThereIsNoWrite() {
    see(List.of(user(1)));
    AppUserBucket before = store.read(APP, path());

    eraser.erase(APP, "nobody", NOON);
    eraser.erase(APP, "user-1", NOON.minus(Duration.ofHours(1)));

    assertThat(store.read(APP, path()).items())
        .extracting(AppUserItem::revision)
        .isEqualTo(before.items().stream().map(AppUserItem::revision).toList());
  }

  private static String path() {
    return AppUserBucket.byRoot(List.of(user(1))).keySet().iterator().next();
  }
}
