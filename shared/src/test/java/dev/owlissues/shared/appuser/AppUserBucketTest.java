package dev.owlissues.shared.appuser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AppUserBucketTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final int WRITE_UNIT = 1_024;

  @Test
  void whatABucketKnowsAlreadyChangesNothing() {
    AppUserBucket told = AppUserBucket.absent("").tell(List.of(user("ann"), user("bob"))).next();

    AppUserBucket.Told again = told.tell(List.of(user("bob")));

    assertThat(again.next().items()).containsExactlyElementsOf(told.items());
    assertThat(again.rest()).isEmpty();
  }

  @Test
  void aKnownUserIsSeenLater() {
    AppUserBucket told = AppUserBucket.absent("").tell(List.of(user("ann"))).next();

    AppUserBucket next = told.tell(List.of(AppUser.met("ann", NOON.plusSeconds(1), "2"))).next();

    assertThat(next.items()).hasSize(1);
    assertThat(next.items().getFirst().revision()).isEqualTo(2);
    assertThat(next.users().getFirst().lastSeen()).isEqualTo(NOON.plusSeconds(1));
    assertThat(next.users().getFirst().firstSeen()).isEqualTo(NOON);
  }

  @Test
  void whoComesOneByOneFillsItemsOfAWriteUnitUntilTheBucketIsSplit() {
    AppUserBucket bucket = AppUserBucket.absent("");
    for (AppUser user : users(150)) {
      bucket = bucket.tell(List.of(user)).next();
    }

    assertThat(bucket.items()).hasSize(4).allMatch(AppUserItem::closed);
    assertThat(bucket.items())
        .allSatisfy(item -> {
          assertThat(item.users()).hasSize(29);
          assertThat(item.revision()).isEqualTo(29);
          assertThat(item.weight()).isLessThan(WRITE_UNIT);
        });
    assertThat(bucket.splitBits()).isEqualTo(3);
  }

  @Test
  void manyAtATimeGetAnItemOfTheirOwnThatIsClosedAtOnce() {
    List<AppUser> many = users(30 * 12);
    AppUserBucket bucket = AppUserBucket.absent("");
    for (int page = 0; page < 12; page++) {
      AppUserBucket before = bucket;
      bucket = bucket.tell(many.subList(page * 30, page * 30 + 30)).next();

      assertThat(bucket.items()).hasSize(page + 1).allMatch(AppUserItem::closed);
      assertThat(bucket.items().subList(0, page)).isEqualTo(before.items());
    }
    assertThat(bucket.splitBits()).isZero();
  }

  @Test
  void anOpenItemIsFilledAndClosedBeforeTheNextIsBegun() {
    List<AppUser> all = users(50);
    AppUserBucket open = AppUserBucket.absent("").tell(all.subList(0, 10)).next();
    assertThat(open.items()).extracting(AppUserItem::closed).containsExactly(false);

    AppUserBucket next = open.tell(all.subList(10, 34)).next();

    assertThat(next.items()).extracting(item -> item.users().size()).containsExactly(29, 5);
    assertThat(next.items()).extracting(AppUserItem::closed).containsExactly(true, false);
    assertThat(next.users()).containsExactlyInAnyOrderElementsOf(all.subList(0, 34));
  }

  @Test
  void anItemThatSomebodyDoesNotFitInIsClosed() {
    AppUserBucket open = AppUserBucket.absent("").tell(users(10)).next();

    AppUserBucket next = open.tell(List.of(user("x".repeat(700)))).next();

    assertThat(next.items()).extracting(AppUserItem::closed).containsExactly(true, true);
    assertThat(next.items()).extracting(item -> item.users().size()).containsExactly(10, 1);
  }

  @Test
  void aClosedItemTakesNobodyAndStaysClosed() {
    List<AppUser> many = users(20);
    AppUserBucket bucket = AppUserBucket.absent("").tell(many).next();
    AppUser later = AppUser.met(many.getFirst().userId(), NOON.plusSeconds(9), "2");

    AppUserBucket next = bucket.tell(List.of(later, user("new"))).next();

    assertThat(next.items()).extracting(item -> item.users().size()).containsExactly(20, 1);
    assertThat(next.items()).extracting(AppUserItem::closed).containsExactly(true, false);
    assertThat(next.items()).extracting(AppUserItem::revision).containsExactly(2L, 1L);
  }

  @Test
  void thousandsAtOnceGoStraightToAsManyChildrenAsTheyNeed() {
    List<AppUser> many = users(2_000);

    AppUserBucket.Told told = AppUserBucket.absent("").tell(many);

    assertThat(told.next().items()).isEmpty();
    assertThat(told.next().splitBits()).isEqualTo(5);
    assertThat(told.rest().keySet()).hasSize(32).allSatisfy(path -> assertThat(path).hasSize(5));
    assertThat(told.rest().values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(many);
    AppUserBucket.Told later = told.next().tell(many);
    assertThat(later.next()).isEqualTo(told.next());
    assertThat(later.rest().keySet()).isEqualTo(told.rest().keySet());
  }

  @Test
  void aUserTooLongForABucketHasOneAlone() {
    AppUserBucket.Told told = AppUserBucket.absent("").tell(List.of(user("x".repeat(2_000))));

    assertThat(told.next().users()).hasSize(1);
    assertThat(told.rest()).isEmpty();
  }

  @Test
  void theUsersOfAChainComeInTheOrderOfTheirHashes() {
    AppUserBucket bucket = AppUserBucket.absent("");
    for (AppUser user : users(100)) {
      bucket = bucket.tell(List.of(user)).next();
    }

    assertThat(bucket.items()).hasSizeGreaterThan(2);
    assertThat(bucket.users()).extracting(user -> AppUserHash.bits(user.userId())).isSorted();
  }

  @Test
  void usersBelongWhereTheirHashesSay() {
    AppUserBucket.byRoot(users(500))
        .forEach((path, part) ->
            assertThat(part)
                .allSatisfy(user ->
                    assertThat(AppUserHash.bits(user.userId())).startsWith(path).hasSize(64)));
  }

  private static List<AppUser> users(int count) {
    var random = new Random(1);
    return IntStream.range(0, count)
        .mapToObj(_ -> user(new UUID(random.nextLong(), random.nextLong()).toString()))
        .toList();
  }

  private static AppUser user(String id) {
    return AppUser.met(id, NOON, "1.0.0");
  }
}
