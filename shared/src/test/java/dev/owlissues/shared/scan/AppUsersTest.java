package dev.owlissues.shared.scan;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.FaultyDynamo;
import dev.owlissues.local.aws.FaultyDynamo.Fault;
import dev.owlissues.local.aws.MeteredDynamo;
import dev.owlissues.local.aws.Usage;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.UserPage;
import dev.owlissues.shared.appuser.UserQuery;
import dev.owlissues.shared.dynamo.DynamoAppUserStore;
import dev.owlissues.shared.dynamo.LocalTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The users of an app, as the scan keeps them and a list shows them. */
class AppUsersTest {
  private static final UUID APP = ScanStage.APP.appId();
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @RegisterExtension final LocalTables tables = new LocalTables();

  @Test
  void theScanKeepsWhomErrorEventsTellOf() {
    var stage = new ScanStage(tables.client(), tables.names());
    stage.receive(
        anEvent().user("ann").at(NOON).version("1.0"),
        anEvent().user("ann").at(NOON.minusSeconds(60)).version("0.9"),
        anEvent().user("bob").at(NOON),
        anEvent());
    stage.receive(ScanStage.OTHER_APP, anEvent().user("cid").build());
    stage.scan();
    stage.receive(anEvent().user("ann").at(NOON.plusSeconds(60)).version("1.1").dev());
    stage.scan();

    List<AppUser> users = list(AppUsersTest::everybody, 10);

    assertThat(users).extracting(AppUser::userId).containsExactlyInAnyOrder("ann", "bob");
    AppUser ann = users.stream().filter(user -> user.userId().equals("ann")).findFirst().get();
    assertThat(ann.firstSeen()).isEqualTo(NOON.minusSeconds(60));
    assertThat(ann.lastSeen()).isEqualTo(NOON.plusSeconds(60));
    assertThat(ann.lastVersion()).isEqualTo("1.1");
  }

  @Test
  void everyUserIsListedOncePageByPage() {
    List<AppUser> known = users(3_000, 1);
    note(tables.client(), known.subList(0, 700));
    note(tables.client(), known.subList(500, 3_000));
    note(tables.client(), known);

    assertThat(sorted(list(AppUsersTest::everybody, 77))).isEqualTo(sorted(known));
  }

  @Test
  void aSearchFindsAFewAmongManyInBoundedPages() {
    List<AppUser> known = users(3_000, 2);
    note(tables.client(), known);
    String wanted = known.get(1_234).userId();

    assertThat(list(user -> user.userId().equals(wanted), 50)).containsExactly(known.get(1_234));
  }

  @Test
  void aPageThatEndsWithItsLastUserIsFollowedByAnEmptyOne() {
    note(tables.client(), users(5, 3));

    UserPage page = store().list(APP, new UserQuery(AppUsersTest::everybody, 5, Optional.empty()));

    assertThat(page.users()).hasSize(5);
    assertThat(page.next().stream().flatMap(end -> after(end).users().stream())).isEmpty();
  }

  @Test
  void aWorkerMayDieAtAnyCallAndRepeatThePage() {
    List<AppUser> known = users(300, 4);
    boolean died = true;
    for (int call = 1; died; call += 7) {
      tables.clear();
      note(tables.client(), known.subList(0, 40));
      var faulty = FaultyDynamo.over(tables.client());
      faulty.dieAt(call, Fault.BEFORE_ANSWER);
      died = dies(() -> note(faulty.client(), known));
      note(tables.client(), known);

      assertThat(sorted(list(AppUsersTest::everybody, 100)))
          .as("died at call %d", call)
          .isEqualTo(sorted(known));
    }
  }

  @Test
  void twoWorkersOfTheSameAppLoseNobody() throws InterruptedException {
    List<AppUser> known = users(600, 5);

    List<Thread> workers =
        IntStream.range(0, 4)
            .mapToObj(i ->
                Thread.ofVirtual()
                    .start(() -> note(tables.client(), known.subList(i * 100, i * 100 + 300))))
            .toList();
    for (Thread worker : workers) {
      worker.join();
    }

    assertThat(sorted(list(AppUsersTest::everybody, 100))).isEqualTo(sorted(known));
  }

  @Test
  void manyNewUsersShareWriteUnitsAndAKnownOneCostsOne() {
    List<AppUser> known = users(20_000, 6);
    var metered = MeteredDynamo.over(tables.client());

    Usage first = metered.during(() -> note(metered.client(), known));
    Usage again = metered.during(() -> note(metered.client(), known));
    List<AppUser> later =
        known.subList(0, 100).stream()
            .map(user -> AppUser.met(user.userId(), NOON.plusSeconds(5), "9"))
            .toList();
    Usage few = metered.during(() -> note(metered.client(), later));

    assertThat(first.writeUnits()).isLessThan(20_000 / 12.0);
    assertThat(again.writeUnits()).isZero();
    assertThat(few.writeUnits()).isLessThanOrEqualTo(100);
  }

  private UserPage after(UserPage.End end) {
    return store().list(APP, new UserQuery(AppUsersTest::everybody, 5, Optional.of(end)));
  }

  private List<AppUser> list(Predicate<AppUser> wanted, int limit) {
    List<AppUser> users = new ArrayList<>();
    Optional<UserPage.End> after = Optional.empty();
    do {
      UserPage page = store().list(APP, new UserQuery(wanted, limit, after));
      assertThat(page.users().size()).isLessThanOrEqualTo(limit);
      users.addAll(page.users());
      after = page.next();
    } while (after.isPresent());
    return users;
  }

  private DynamoAppUserStore store() {
    return new DynamoAppUserStore(tables.client(), tables.names());
  }

  private void note(DynamoDbClient client, List<AppUser> users) {
    new AppUsers(new DynamoAppUserStore(client, tables.names()), new Lanes(4)).note(APP, users);
  }

  private static boolean dies(Runnable work) {
    try {
      work.run();
      return false;
    } catch (SdkClientException death) {
      return true;
    }
  }

  private static List<AppUser> sorted(List<AppUser> users) {
    return users.stream().sorted(Comparator.comparing(AppUser::userId)).toList();
  }

  private static List<AppUser> users(int count, long seed) {
    var random = new Random(seed);
    return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
        .limit(count)
        .map(id -> AppUser.met(id, NOON, "1.0"))
        .toList();
  }

  private static boolean everybody(AppUser user) {
    return true;
  }
}
