package dev.owlissues.shared.scan.appuser;

import static dev.owlissues.shared.scan.appuser.AppUserStage.APP;
import static dev.owlissues.shared.scan.appuser.AppUserStage.later;
import static dev.owlissues.shared.scan.appuser.AppUserStage.neighbours;
import static dev.owlissues.shared.scan.appuser.AppUserStage.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.AppUserItem;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Workers that die while they keep an app's users, or that know less than others have written. */
class AppUserWorkersTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private final AppUserStage users = new AppUserStage(tables);

  /** Pages that begin an item, fill and close it, append to it, split the bucket and go below. */
  private static List<List<AppUser>> pages(long seed) {
    List<AppUser> all = neighbours(330, seed);
    return List.of(
        all.subList(0, 10),
        Stream.concat(later(all.subList(5, 10), 7).stream(), all.subList(10, 75).stream()).toList(),
        all.subList(75, 80),
        later(all.subList(60, 120), 3),
        all.subList(110, 125),
        all.subList(125, 130),
        later(all.subList(100, 330), 9));
  }

  @Test
  void thePagesDoAllThatCanBeDone() {
    AppUsers worker = users.remembering(tables.client());
    List<List<AppUser>> pages = pages(1);

    pages.forEach(page -> worker.note(APP, page));

    AppUserBucket root = users.store().read(APP, "0110");
    assertThat(root.items()).hasSizeGreaterThan(3).allMatch(AppUserItem::closed);
    assertThat(root.items()).anyMatch(item -> item.revision() > 1 && item.users().size() == 29);
    assertThat(root.items()).anyMatch(item -> item.users().size() > 29);
    assertThat(root.splitBits()).isPositive();
    assertThat(users.everybody()).isEqualTo(told(pages));
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aWorkerMayDieAtAnyCallAndAnotherGoesOnFromThatPage(Fault fault) {
    List<List<AppUser>> pages = pages(2);
    boolean died = true;
    int call = 0;
    while (died) {
      call++;
      tables.clear();
      var faulty = FaultyDynamo.over(tables.client());
      faulty.dieAt(call, fault);
      int page = pagesNoted(users.remembering(faulty.client()), pages);
      died = page < pages.size();
      AppUsers next = users.remembering(tables.client());
      pages.subList(page, pages.size()).forEach(seen -> next.note(APP, seen));

      assertThat(users.everybody()).as("died at call %d", call).isEqualTo(told(pages));
    }
    assertThat(call).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aWorkerMayFailAtAnyCallAndGoOnWithWhatItRemembers(Fault fault) {
    List<List<AppUser>> pages = pages(3);
    boolean failed = true;
    for (int call = 1; failed; call++) {
      tables.clear();
      var faulty = FaultyDynamo.over(tables.client());
      faulty.failAt(call, fault);
      AppUsers worker = users.remembering(faulty.client());
      int page = pagesNoted(worker, pages);
      failed = page < pages.size();
      pages.subList(page, pages.size()).forEach(seen -> worker.note(APP, seen));

      assertThat(users.everybody()).as("failed at call %d", call).isEqualTo(told(pages));
    }
  }

  @Test
  void aWorkerMayBeOvertakenAtAnyCallByOneThatIsOvertakenToo() {
    List<List<AppUser>> pages = pages(4);
    List<AppUser> all = told(pages);
    boolean overtaken = true;
    for (int call = 1; overtaken; call++) {
      tables.clear();
      var faulty = FaultyDynamo.over(tables.client());
      AppUsers one = users.remembering(faulty.client());
      AppUsers other = users.remembering(tables.client());
      one.note(APP, pages.getFirst());
      other.note(APP, pages.getFirst());
      faulty.reset();
      // Whom both meet, and whom only one meets.
      List<List<AppUser>> more =
          List.of(all.subList(20, 90), later(all.subList(200, 290), 11), later(all, -5));
      faulty.before(call, () -> other.note(APP, more.get(0)));
      faulty.before(call + 1, () -> other.note(APP, more.get(1)));
      pages.forEach(page -> one.note(APP, page));
      overtaken = faulty.calls() > call;
      other.note(APP, more.get(0));
      other.note(APP, more.get(1));
      other.note(APP, more.get(2));
      pages.forEach(page -> one.note(APP, page));

      assertThat(users.everybody())
          .as("overtaken at call %d", call)
          .isEqualTo(told(Stream.concat(pages.stream(), more.stream()).toList()));
    }
  }

  @Test
  void twoWorkersInTurnThatKnowLessThanThereIsLoseNobody() {
    AppUsers one = users.remembering(tables.client());
    AppUsers other = users.remembering(tables.client());
    List<List<AppUser>> pages = pages(5);

    for (int page = 0; page < pages.size(); page++) {
      one.note(APP, pages.get(page));
      other.note(APP, later(pages.get(pages.size() - 1 - page), page));
    }

    List<List<AppUser>> others =
        IntStream.range(0, pages.size())
            .mapToObj(page -> later(pages.get(pages.size() - 1 - page), page))
            .toList();
    assertThat(users.everybody())
        .isEqualTo(told(Stream.concat(pages.stream(), others.stream()).toList()));
  }

  @Test
  void workersAtOnceLoseNobodyAndListNobodyTwice() throws InterruptedException {
    List<AppUser> all = neighbours(900, 6);
    List<List<AppUser>> pages =
        IntStream.range(0, 24).mapToObj(i -> later(all.subList(i * 30, i * 30 + 210), i)).toList();

    List<Thread> workers =
        IntStream.range(0, 4)
            .mapToObj(i -> Thread.ofVirtual().start(() -> noteEveryFourth(pages, i)))
            .toList();
    for (Thread worker : workers) {
      worker.join();
    }

    assertThat(users.everybody()).isEqualTo(told(pages));
  }

  private void noteEveryFourth(List<List<AppUser>> pages, int first) {
    AppUsers worker = users.remembering(tables.client());
    for (int page = first; page < pages.size(); page += 4) {
      worker.note(APP, pages.get(page));
    }
  }

  private static int pagesNoted(AppUsers worker, List<List<AppUser>> pages) {
    int noted = 0;
    try {
      for (List<AppUser> page : pages) {
        worker.note(APP, page);
        noted++;
      }
    } catch (SdkClientException death) {
      return noted;
    }
    return noted;
  }
}
