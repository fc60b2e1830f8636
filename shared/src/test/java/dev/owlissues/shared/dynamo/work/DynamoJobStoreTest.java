package dev.owlissues.shared.dynamo.work;

import static dev.owlissues.shared.job.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.job.JobPage;
import dev.owlissues.shared.job.JobQuery;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore.Start;
import dev.owlissues.shared.job.JobType;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoJobStoreTest {
  private static final String TEAM = JobRun.ownedBy(new UUID(1, 1));
  private static final UUID PROJECT = new UUID(1, 2);

  @RegisterExtension final LocalTables tables = new LocalTables();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:00:00Z"));
  private final Ids ids = new RandomIds(clock, new SecureRandom());

  @Test
  void aRunIsReadAsItWasStored() {
    var order =
        anOrder(JobType.ISSUE_SCAN)
            .project(Optional.of(PROJECT))
            .params("{\"deep\":\"yes\"}")
            .notifying()
            .build();
    JobRun run = JobRun.pending(ids.next(), TEAM, order, clock.instant());
    store().start(run);

    Optional<JobRun> found = store().find(TEAM, run.id());

    assertThat(found).contains(run);
    assertThat(run.teamId()).contains(new UUID(1, 1));
  }

  @Test
  void aRunOfAnotherOwnerIsNotFound() {
    JobRun run = started(JobType.ISSUE_SCAN, Optional.empty());

    assertThat(store().find(JobRun.SYSTEM, run.id())).isEmpty();
    assertThat(store().find(JobRun.ownedBy(new UUID(2, 2)), run.id())).isEmpty();
  }

  @Test
  void aTeamHasOneActiveRunOfAJobAndProject() {
    JobRun first = started(JobType.ISSUE_SCAN, Optional.empty());

    assertThat(store().start(run(JobType.ISSUE_SCAN, Optional.empty())))
        .isEqualTo(new Start.Active(first.id()));
    assertThat(store().start(run(JobType.ISSUE_SCAN, Optional.of(PROJECT))))
        .isEqualTo(new Start.Started());
    assertThat(store().start(run(JobType.ISSUE_NOTIFY, Optional.empty())))
        .isEqualTo(new Start.Started());
  }

  @Test
  void startingARunTwiceStartsItOnce() {
    JobRun run = started(JobType.ISSUE_SCAN, Optional.empty());

    assertThat(store().start(run)).isEqualTo(new Start.Started());
    assertThat(all(JobQuery.Filter.ALL)).hasSize(1);
  }

  @Test
  void whenARunHasEndedTheNextMayStart() {
    JobRun first = started(JobType.ISSUE_SCAN, Optional.empty());

    boolean ended = store().end(first.cancelled(clock.instant()));

    assertThat(ended).isTrue();
    assertThat(store().start(run(JobType.ISSUE_SCAN, Optional.empty())))
        .isEqualTo(new Start.Started());
  }

  @Test
  void aRunEndsOnce() {
    JobRun run = started(JobType.ISSUE_SCAN, Optional.empty()).running(1, clock.instant());
    store().begin(run);
    store().end(run.completed(Map.of("issues_created", 3L), clock.instant()));

    boolean again = store().end(run.failed("too late", clock.instant()));

    assertThat(again).isFalse();
    JobRun found = store().find(TEAM, run.id()).orElseThrow();
    assertThat(found.status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(found.result()).containsEntry("issues_created", 3L);
    assertThat(found.outcome().error()).isEmpty();
  }

  @Test
  void theEndOfARunLeavesALaterActiveRunAlone() {
    JobRun first = started(JobType.ISSUE_SCAN, Optional.empty());
    store().end(first.cancelled(clock.instant()));
    JobRun second = started(JobType.ISSUE_SCAN, Optional.empty());

    store().end(first.failed("a zombie", clock.instant()));

    assertThat(store().start(run(JobType.ISSUE_SCAN, Optional.empty())))
        .isEqualTo(new Start.Active(second.id()));
  }

  @Test
  void onlyAPendingRunBegins() {
    JobRun run = started(JobType.ISSUE_SCAN, Optional.empty());
    store().end(run.cancelled(clock.instant()));

    assertThat(store().begin(run.running(2, clock.instant()))).isFalse();
    assertThat(store().find(TEAM, run.id()).orElseThrow().status())
        .isEqualTo(JobRun.Status.CANCELLED);
  }

  @Test
  void progressCountsUnitsAndRemembersWhen() {
    JobRun run = started(JobType.ISSUE_SCAN, Optional.empty()).running(3, clock.instant());
    store().begin(run);
    clock.advance(Duration.ofMinutes(2));
    store().progress(TEAM, run.id(), 1, clock.instant());

    JobRun now = store().progress(TEAM, run.id(), 0, clock.instant()).orElseThrow();

    assertThat(now.progress()).contains(new JobRun.Progress(1, 3, clock.instant()));
    assertThat(now.heardOfAt()).isEqualTo(clock.instant());
  }

  @Test
  void anEndedRunMakesNoProgress() {
    JobRun run = started(JobType.ISSUE_SCAN, Optional.empty()).running(3, clock.instant());
    store().begin(run);
    store().end(run.cancelled(clock.instant()));

    assertThat(store().progress(TEAM, run.id(), 1, clock.instant())).isEmpty();
    assertThat(store().progress(TEAM, ids.next(), 1, clock.instant())).isEmpty();
  }

  @Test
  void runsAreListedNewestFirstEachOnce() {
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.addFirst(system(JobType.ISSUE_SCAN).id());
      clock.advance(Duration.ofHours(1));
    }

    List<UUID> listed = new ArrayList<>();
    Optional<UUID> after = Optional.empty();
    do {
      JobPage page = list(JobRun.SYSTEM, JobQuery.Filter.ALL, 3, after);
      page.runs().forEach(run -> listed.add(run.id()));
      after = page.next();
    } while (after.isPresent());

    assertThat(listed).isEqualTo(made);
  }

  @Test
  void runsAreListedByTypeStatusProjectAndTime() {
    JobRun early = started(JobType.ISSUE_SCAN, Optional.empty());
    clock.advance(Duration.ofHours(1));
    JobRun project = started(JobType.ISSUE_SCAN, Optional.of(PROJECT));
    store().begin(project.running(1, clock.instant()));
    clock.advance(Duration.ofHours(1));
    JobRun notify = started(JobType.ISSUE_NOTIFY, Optional.empty());
    Optional<Instant> middle = Optional.of(project.times().createdAt());

    assertThat(all(filter(Optional.of(JobType.ISSUE_NOTIFY), Optional.empty(), Span.ALL)))
        .containsExactly(notify.id());
    assertThat(all(filter(Optional.empty(), Optional.of(JobRun.Status.RUNNING), Span.ALL)))
        .containsExactly(project.id());
    assertThat(all(filter(Optional.empty(), Optional.empty(), new Span(middle, middle))))
        .containsExactly(project.id());
    assertThat(all(filter(Optional.empty(), Optional.empty(), new Span(middle, Optional.empty()))))
        .containsExactly(notify.id(), project.id());
    assertThat(all(filter(Optional.empty(), Optional.empty(), new Span(Optional.empty(), middle))))
        .containsExactly(project.id(), early.id());
    assertThat(
            all(
                new JobQuery.Filter(
                    Optional.empty(), Optional.empty(), Optional.of(PROJECT), Span.ALL)))
        .containsExactly(project.id());
  }

  private static JobQuery.Filter filter(
      Optional<JobType> type, Optional<JobRun.Status> status, Span created) {
    return new JobQuery.Filter(type, status, Optional.empty(), created);
  }

  private List<UUID> all(JobQuery.Filter filter) {
    return list(TEAM, filter, 50, Optional.empty()).runs().stream().map(JobRun::id).toList();
  }

  private JobPage list(String owner, JobQuery.Filter filter, int limit, Optional<UUID> after) {
    return store().list(new JobQuery(owner, filter, limit, after));
  }

  private JobRun system(JobType type) {
    JobRun run =
        JobRun.pending(ids.next(), JobRun.SYSTEM, JobRun.Order.scheduled(type), clock.instant());
    store().put(run);
    return run;
  }

  private JobRun started(JobType type, Optional<UUID> project) {
    JobRun run = run(type, project);
    assertThat(store().start(run)).isEqualTo(new Start.Started());
    return run;
  }

  private JobRun run(JobType type, Optional<UUID> project) {
    var order = anOrder(type).project(project).by("manual:api_key:" + new UUID(1, 8)).build();
    return JobRun.pending(ids.next(), TEAM, order, clock.instant());
  }

  private DynamoJobStore store() {
    return new DynamoJobStore(tables.client(), tables.names());
  }
}
