package dev.owlissues.shared.scan.appuser;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.scan.appuser.AppUserStage.APP;
import static dev.owlissues.shared.scan.appuser.AppUserStage.NOON;
import static dev.owlissues.shared.scan.appuser.AppUserStage.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserPage;
import dev.owlissues.shared.appuser.AppUserQuery;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.scan.run.ScanStage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The users of an app, as the scan keeps them and a list shows them. */
class AppUsersTest {

  @RegisterExtension final LocalTables tables = new LocalTables();
  private final AppUserStage users = new AppUserStage(tables);

  @Test // (R-appuser-1)
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

    List<AppUser> listed = users.list(_ -> true, 10);

    assertThat(listed).extracting(AppUser::userId).containsExactlyInAnyOrder("ann", "bob");
    AppUser ann = listed.stream().filter(user -> user.userId().equals("ann")).findFirst().get();
    assertThat(ann.firstSeen()).isEqualTo(NOON.minusSeconds(60));
    assertThat(ann.lastSeen()).isEqualTo(NOON.plusSeconds(60));
    assertThat(ann.lastVersion()).isEqualTo("1.1");
  }

  @Test
  void everyUserIsListedOncePageByPage() {
    List<AppUser> known = AppUserStage.users(3_000, 1);
    note(tables.client(), known.subList(0, 700));
    note(tables.client(), known.subList(500, 3_000));
    note(tables.client(), known);

    assertThat(sorted(users.list(_ -> true, 77))).isEqualTo(sorted(known));
  }

  @Test
  void aSearchFindsAFewAmongManyInBoundedPages() {
    List<AppUser> known = AppUserStage.users(3_000, 2);
    note(tables.client(), known);
    String wanted = known.get(1_234).userId();

    assertThat(users.list(user -> user.userId().equals(wanted), 50))
        .containsExactly(known.get(1_234));
  }

  @Test
  void aPageThatEndsWithItsLastUserIsFollowedByAnEmptyOne() {
    note(tables.client(), AppUserStage.users(5, 3));

    AppUserPage page = users.store().list(APP, new AppUserQuery(_ -> true, 5, Optional.empty()));

    assertThat(page.users()).hasSize(5);
    assertThat(page.next().stream().flatMap(end -> after(end).users().stream())).isEmpty();
  }

  @Test
  void manyNewUsersShareWriteUnitsAndAKnownOneCostsTwoAtMost() {
    List<AppUser> known = AppUserStage.users(20_000, 6);
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
    assertThat(few.writeUnits()).isLessThanOrEqualTo(2 * 100);
  }

  private AppUserPage after(AppUserPage.End end) {
    return users.store().list(APP, new AppUserQuery(_ -> true, 5, Optional.of(end)));
  }

  private void note(DynamoDbClient client, List<AppUser> seen) {
    users.forgetful(client).note(APP, seen);
  }
}
