package dev.owlissues.shared.purge.work;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.merge.MergeStage.APP;
import static dev.owlissues.shared.issue.merge.MergeStage.PROJECT;
import static dev.owlissues.shared.issue.merge.MergeStage.TEAM;
import static dev.owlissues.shared.purge.work.ErasureStage.ANONYMOUS;
import static dev.owlissues.shared.purge.work.ErasureStage.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserQuery;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.reading.EventFilter;
import dev.owlissues.shared.event.reading.EventQuery;
import dev.owlissues.shared.event.reading.EventSource;
import dev.owlissues.shared.event.reading.EventStream;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.merge.MergeStage;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.job.JobRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UserErasureTest {
  private static final Duration LONG = Duration.ofHours(2);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private MergeStage stage;

  @BeforeEach
  void open() {
    stage = new MergeStage(tables);
  }

  private void erased() {
    ErasureStage.erase(stage);
    stage.drain(LONG);
    assertThat(tables.stores().purges().open()).isEmpty();
  }

  private List<Occurrence> stored(String title) {
    List<Occurrence> stored = new ArrayList<>();
    tables
        .stores()
        .packs()
        .forEach(
            stage.titled(title).id(),
            packs -> packs.forEach(pack -> stored.addAll(pack.occurrences())));
    return stored;
  }

  private List<String> users(Unit app) {
    return tables
        .stores()
        .appUsers()
        .list(app.appId(), new AppUserQuery(_ -> true, 100, Optional.empty()))
        .users()
        .stream()
        .map(AppUser::userId)
        .toList();
  }

  private List<String> shown(Instant keptSince) {
    var source = new EventSource(APP.appId(), keptSince, tables.stores().erasures().of(PROJECT));
    var query = new EventQuery(EventFilter.ANY, Span.ALL, true, 100, Optional.empty());
    return tables.stores().eventArchive().received(List.of(source), query).entries().stream()
        .map(entry -> entry.event().event().actor().sessionId())
        .toList();
  }

  @Test // (R-erasure-1, R-erasure-3)
  void nothingIsLeftOfAnErasedUserInAnyTableButWhatExpires() {
    ErasureStage.make(stage, tables);
    assertThat(ErasureStage.left(stage))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .contains("IssuesTable", "OccurrencesTable", "AppUsersTable", "UserPropertiesTable");

    erased();

    assertThat(ErasureStage.left(stage)).isEmpty();
  }

  @Test // (R-erasure-3)
  void countsStayAndOthersAreAsTheyWere() {
    ErasureStage.make(stage, tables);
    IssueCounts young = stage.titled("young").issueCounts();
    IssueCounts grown = stage.titled("grown").issueCounts();
    boolean small = stage.titled("of others").bookkeeping().inlineMembers().isPresent();

    erased();

    assertThat(stage.titled("young").issueCounts()).isEqualTo(young);
    assertThat(stage.titled("grown").issueCounts()).isEqualTo(grown);
    assertThat(small).isTrue();
    assertThat(stage.titled("of others").bookkeeping().inlineMembers()).isPresent();
    stage.assertSound();
    assertThat(stored("grown"))
        .extracting(Occurrence::userId)
        .containsExactlyInAnyOrder("", "bob", "");
    assertThat(stored("young")).extracting(Occurrence::sessionId).contains("s2");
    assertThat(users(APP)).containsExactly("bob");
    assertThat(tables.stores().userProperties().find(PROJECT, "bob").values()).isNotEmpty();
    assertThat(tables.stores().userClaims().claimants(PROJECT, List.of("owl_anon_of-bob")))
        .containsEntry("owl_anon_of-bob", "bob");
  }

  @Test // (R-erasure-1)
  void whatWasReceivedUntilThenIsShownToNobodyFromTheRequestOn() {
    ErasureStage.make(stage, tables);
    Instant before = stage.clock.instant().minus(Duration.ofDays(1));
    assertThat(shown(before)).contains("s-person-1", "s-person-3", "s2");

    ErasureStage.erase(stage);

    assertThat(shown(before)).containsExactly("s2", "s4");
    assertThat(stage.occurrences(stage.titled("young")))
        .extracting(Occurrence::userId)
        .containsExactlyInAnyOrder("", "bob");
    assertThat(stage.sessions(stage.titled("young")))
        .noneMatch(session -> session.contains("person"));
    var source = new EventSource(APP.appId(), before, tables.stores().erasures().of(PROJECT));
    EventStream stream = new EventStream.User(PERSON);
    assertThat(
            tables
                .stores()
                .eventArchive()
                .countStream(stream, List.of(source), EventFilter.ANY, Span.ALL)
                .events())
        .isZero();
    assertThat(
            tables
                .stores()
                .eventArchive()
                .countReceived(List.of(source), EventFilter.ANY, Span.ALL)
                .events())
        .isEqualTo(2);
  }

  @Test // (R-erasure-3)
  void whatAScanFindsLaterIsErasedToo() {
    ErasureStage.make(stage, tables);
    stage.receive(APP, anEvent().message("late").session("s-person-8").user(PERSON));

    ErasureStage.erase(stage);
    stage.drain(LONG);
    assertThat(tables.stores().purges().open()).hasSize(1);
    stage.scan();
    assertThat(stage.sessions(stage.titled("late")))
        .noneMatch(session -> session.contains("person"));
    stage.drain(LONG);

    assertThat(tables.stores().purges().open()).isEmpty();
    assertThat(ErasureStage.left(stage)).isEmpty();
    stage.assertSound();
  }

  @Test // (R-erasure-2)
  void whoComesBackIsANewUser() {
    ErasureStage.make(stage, tables);
    erased();

    stage.receive(APP, anEvent().message("again").session("s9").user(PERSON));
    stage.receive(APP, anEvent().message("young").session("s-person-1").user(PERSON));
    stage.scan();

    assertThat(shown(stage.clock.instant().minus(Duration.ofDays(1))))
        .containsExactly("s2", "s4", "s9", "s-person-1");
    assertThat(users(APP)).containsExactlyInAnyOrder("bob", PERSON);
    assertThat(stage.occurrences(stage.titled("again")))
        .extracting(Occurrence::userId)
        .containsExactly(PERSON);
    // That session and that user were counted in this issue.
    assertThat(stage.titled("young").issueCounts()).isEqualTo(new IssueCounts(2, 2));
    stage.assertSound();
  }

  @Test // (R-erasure-3)
  void whatWasErasedMovesInAMergeLikeEverythingElse() {
    ErasureStage.make(stage, tables);
    erased();

    stage.merge(stage.titled("young"), stage.titled("grown"));
    stage.drain(LONG);

    assertThat(stage.occurrences(stage.titled("grown"))).hasSize(5);
    stage.assertSound();
  }

  @Test // (R-erasure-3)
  void aMergeThatIsOnItsWayIsWaitedFor() {
    ErasureStage.make(stage, tables);
    stage.closeGate();
    stage.merge(stage.titled("young"), stage.titled("grown"));

    erased();

    assertThat(ErasureStage.left(stage)).isEmpty();
    assertThat(stage.occurrences(stage.titled("grown"))).hasSize(5);
    stage.assertSound();
  }

  @Test // (R-erasure-1)
  void allAnonymousIdsThatTheUserClaimedGoWithThem() {
    ErasureStage.make(stage, tables);
    for (int i = 0; i < 30; i++) {
      String id = "owl_anon_of-that-person-" + i;
      tables.stores().userClaims().claim(PROJECT, id, PERSON);
    }
    stage.receive(APP, anEvent().message("by all").session("s-person-9").user(ANONYMOUS + "-29"));
    stage.scan();

    erased();

    assertThat(ErasureStage.left(stage)).isEmpty();
    assertThat(shown(stage.clock.instant().minus(Duration.ofDays(1)))).containsExactly("s2", "s4");
  }

  @Test // (R-erasure-1)
  void anAnonymousIdGoesFromTheListOfWhoClaimedIt() {
    ErasureStage.make(stage, tables);
    tables.stores().userClaims().claim(PROJECT, "owl_anon_alone", "bob");

    stage.purging.user(TEAM, PROJECT, Set.of(APP.appId()), "owl_anon_alone", MergeStage.ANN);
    stage.drain(LONG);

    assertThat(tables.stores().userProperties().profiles(PROJECT, List.of("bob")))
        .hasEntrySatisfying(
            "bob", bob -> assertThat(bob.claimedFrom()).containsExactly("owl_anon_of-bob"));
    assertThat(users(APP)).contains("bob");
  }

  @Test // (R-erasure-3)
  void aWorkerWhoseTimeIsShortHandsItOnWhereItIs() {
    ErasureStage.make(stage, tables);
    ErasureStage.erase(stage);
    stage.forgetMessages();

    stage.purging.goOn(ErasureStage.subject(), () -> true);

    assertThat(tables.stores().purges().open(ErasureStage.subject()))
        .hasValueSatisfying(purge -> assertThat(purge.reached()).isNotEmpty());
    assertThat(stage.waiting()).isEqualTo(1);
    stage.drain(LONG);
    assertThat(ErasureStage.left(stage)).isEmpty();
  }

  @Test // (R-erasure-4)
  void howFarItIsIsARunAndTheLogTellsNothingOfTheId() {
    ErasureStage.make(stage, tables);
    ErasureStage.erase(stage);
    UUID id = tables.stores().purges().open(ErasureStage.subject()).orElseThrow().id();
    ErasureStage.erase(stage);

    assertThat(run(id).status()).isEqualTo(JobRun.Status.RUNNING);
    stage.drain(LONG);

    assertThat(run(id).status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(run(id).order().params())
        .contains("{\"app_user_id\":\"" + ErasureStage.subject() + "\"}");
    assertThat(stage.items(Tables.AUDIT))
        .filteredOn(item -> MergeStage.text(item, "resource_type").equals("app_user"))
        .hasSize(1)
        .noneMatch(item -> item.toString().contains("person"));
  }

  private JobRun run(UUID id) {
    return tables.stores().jobs().find(JobRun.ownedBy(TEAM), id).orElseThrow();
  }
}
