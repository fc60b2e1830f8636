package dev.owlissues.shared.scan.appuser;

import static dev.owlissues.shared.scan.appuser.AppUserStage.APP;
import static dev.owlissues.shared.scan.appuser.AppUserStage.later;
import static dev.owlissues.shared.scan.appuser.AppUserStage.neighbours;
import static dev.owlissues.shared.scan.appuser.AppUserStage.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.AppUserItem;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What it costs to keep an app's users: many at once, page after page, and one by one. */
class AppUserCostTest {
  private static final int ROOTS = 1 << AppUserBucket.ROOT_BITS;

  @RegisterExtension final LocalTables tables = new LocalTables();
  private final AppUserStage users = new AppUserStage(tables);
  private MeteredDynamo metered;

  @BeforeEach
  void meter() {
    metered = MeteredDynamo.over(tables.client());
  }

  @Test
  void aPageOfNewUsersCostsOneWriteForEachBucketThatTheyComeTo() {
    List<AppUser> all = AppUserStage.users(3 * 640, 1);
    AppUsers worker = users.remembering(metered.client());

    Usage first = metered.during(() -> worker.note(APP, all.subList(0, 640)));
    Usage second = metered.during(() -> worker.note(APP, all.subList(640, 1_280)));
    Usage third = metered.during(() -> worker.note(APP, all.subList(1_280, 1_920)));

    assertThat(first.requests()).isEqualTo(Map.of("Query", 16L, "PutItem", 16L));
    assertThat(second.requests()).isEqualTo(Map.of("PutItem", 16L));
    assertThat(third.requests()).isEqualTo(Map.of("PutItem", 16L));
    assertThat(users.everybody()).isEqualTo(AppUserStage.sorted(all));
  }

  @Test
  void everyPageOfAStormCostsWhatTheFirstOneCosts() {
    List<AppUser> all = AppUserStage.users(8 * 24_000, 2);
    AppUsers worker = users.remembering(metered.client());
    Usage first = metered.during(() -> worker.note(APP, all.subList(0, 24_000)));
    // 16 topmost buckets are split to 32 children each.
    assertThat(first.requests()).isEqualTo(Map.of("Query", 16L, "PutItem", 16L + ROOTS * 32));

    for (int page = 1; page < 8; page++) {
      List<AppUser> seen = all.subList(page * 24_000, (page + 1) * 24_000);
      Usage usage = metered.during(() -> worker.note(APP, seen));

      assertThat(usage.readUnits()).as("page %d", page).isZero();
      assertThat(usage.requests()).containsOnlyKeys("PutItem");
      assertThat(usage.totalRequests()).isLessThan((long) (1.02 * first.totalRequests()));
      assertThat(usage.writeUnits()).isLessThan(1.1 * first.writeUnits());
    }
    assertThat(AppUserStage.sorted(users.list(_ -> true, 20_000)))
        .isEqualTo(AppUserStage.sorted(all));
  }

  @Test
  void whoComesOneByOneCostsOneWriteUnitAndIsPacked() {
    List<AppUser> all = neighbours(300, 3);
    AppUsers worker = users.forgetful(metered.client());

    Usage usage = metered.during(() -> all.forEach(user -> worker.note(APP, List.of(user))));
    Usage again =
        metered.during(() -> later(all, 60).forEach(user -> worker.note(APP, List.of(user))));

    List<AppUserItem> root = users.store().read(APP, "0110").items();
    assertThat(root).hasSize(4).allMatch(item -> item.users().size() == 29);
    // One write for each, and one for the note that splits the bucket.
    assertThat(usage.requests("PutItem")).isEqualTo(301);
    assertThat(usage.writeUnits()).isEqualTo(301);
    assertThat(again.requests("PutItem")).isEqualTo(300);
    assertThat(again.writeUnits()).isEqualTo(300);
    assertThat(again.readUnits()).isLessThanOrEqualTo(600);
    assertThat(users.everybody()).isEqualTo(told(List.of(all, later(all, 60))));
  }

  @Test
  void aPageThatIsToldAgainWritesNothingAndReadsNothing() {
    List<AppUser> all = AppUserStage.users(2_000, 4);
    AppUsers worker = users.remembering(metered.client());
    worker.note(APP, all);

    Usage again = metered.during(() -> worker.note(APP, all));

    assertThat(again.totalRequests()).isZero();
  }

  @Test
  void aWorkerThatMayRememberLittleReadsMoreAndIsRight() {
    List<List<AppUser>> pages = new ArrayList<>();
    List<AppUser> all = AppUserStage.users(4_000, 5);
    AppUsers none = users.remembering(metered.client(), 0);
    AppUsers few = users.remembering(metered.client(), 30_000);
    long queries = 0;
    for (int page = 0; page < 4; page++) {
      List<AppUser> seen = later(all.subList(page * 800, page * 800 + 1_600), page);
      pages.add(seen);
      AppUsers worker = page % 2 == 0 ? few : none;
      queries += metered.during(() -> worker.note(APP, seen)).requests("Query");
    }

    assertThat(queries).isGreaterThanOrEqualTo(3 * ROOTS);
    assertThat(users.everybody()).isEqualTo(told(pages));
  }
}
