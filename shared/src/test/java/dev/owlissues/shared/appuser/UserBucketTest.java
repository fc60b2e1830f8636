package dev.owlissues.shared.appuser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserBucketTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final int WRITE_UNIT = 1_024;

  @Test
  void whatABucketKnowsAlreadyChangesNothing() {
    UserBucket told = UserBucket.absent("").tell(List.of(user("ann"), user("bob"))).next();

    UserBucket.Told again = told.tell(List.of(user("bob")));

    assertThat(again.next()).isSameAs(told);
    assertThat(again.rest()).isEmpty();
  }

  @Test
  void aKnownUserIsSeenLater() {
    UserBucket told = UserBucket.absent("").tell(List.of(user("ann"))).next();

    UserBucket next = told.tell(List.of(AppUser.met("ann", NOON.plusSeconds(1), "2"))).next();

    assertThat(next.revision()).isEqualTo(2);
    assertThat(next.users().getFirst().lastSeen()).isEqualTo(NOON.plusSeconds(1));
    assertThat(next.users().getFirst().firstSeen()).isEqualTo(NOON);
  }

  @Test
  void aFullBucketIsOneWriteUnitAndItsUsersStay() {
    List<AppUser> many = users(2_000);

    UserBucket.Told told = UserBucket.absent("").tell(many);

    byte[] packed = new UserCodec().encode(told.next().users());
    assertThat(packed.length).isBetween(WRITE_UNIT / 2, WRITE_UNIT - 120);
    int rest = told.rest().values().stream().mapToInt(List::size).sum();
    assertThat(told.next().users().size() + rest).isEqualTo(2_000);
    assertThat(told.next().splitBits()).isEqualTo(7);
    assertThat(told.rest().keySet()).allSatisfy(path -> assertThat(path).hasSize(7));
    UserBucket.Told later = told.next().tell(many);
    assertThat(later.next()).isSameAs(told.next());
    assertThat(later.rest().keySet()).isEqualTo(told.rest().keySet());
  }

  @Test
  void aUserTooLongForABucketHasOneAlone() {
    UserBucket.Told told = UserBucket.absent("").tell(List.of(user("x".repeat(2_000))));

    assertThat(told.next().users()).hasSize(1);
    assertThat(told.rest()).isEmpty();
  }

  @Test
  void usersBelongWhereTheirHashesSay() {
    UserBucket.byRoot(users(500))
        .forEach((path, part) ->
            assertThat(part)
                .allSatisfy(
                    user -> assertThat(UserHash.bits(user.userId())).startsWith(path).hasSize(64)));
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
