package dev.owlissues.shared.issue.merge;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.occurrence.OccurrenceBuilder.anOccurrence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.merge.MergeService.Outcome;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.Occurrence.Origin;
import dev.owlissues.shared.issue.occurrence.PackName;
import dev.owlissues.shared.scan.count.InlineSpill;
import dev.owlissues.shared.scan.count.PackStore.PackKey;
import dev.owlissues.shared.scan.members.MemberHashes;
import dev.owlissues.shared.scan.members.MemberSets;
import dev.owlissues.shared.scan.page.MemberHasher;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is too much for a request goes on from the queue, and the target says so meanwhile. */
class LargeMergeTest {
  private static final int PACK = 500;

  @RegisterExtension final LocalTables tables = new LocalTables();

  private MergeStage stage;
  private Issue source;
  private Issue target;

  @BeforeEach
  void receive() {
    stage = new MergeStage(tables);
    stage.receive(
        anEvent().message("left").session("l").user("u0"),
        anEvent().message("right").session("r").user("u0"));
    stage.scan();
    source = stage.titled("right");
    target = stage.titled("left");
  }

  @Test
  void moreThanARequestMovesGoesOnFromTheQueue() {
    enlarge(target, 0, 6_000, 3_000);
    enlarge(source, 4_000, 16_000, 9_000);

    Outcome outcome = stage.merge(stage.now(source), stage.now(target));

    assertThat(outcome).isEqualTo(new Outcome.Merged(stage.now(target)));
    assertThat(Merge.isUnfinished(stage.now(target))).isTrue();
    assertThat(stage.now(target).issueCounts()).isEqualTo(new IssueCounts(6_001, 3_000));
    assertLeadsToTarget();
    stage.drain(Duration.ofSeconds(1));
    assertThat(Merge.isUnfinished(stage.now(target))).isFalse();
    assertThat(stage.now(target).issueCounts()).isEqualTo(new IssueCounts(16_002, 9_000));
    assertLeadsToTarget();
    stage.drain(Merge.SWEPT_AFTER.plusMinutes(1));
    assertThat(stage.merges.open()).isEmpty();
    stage.assertSound();
  }

  @Test
  void manyCommentsAreTooMuchForARequestAsWell() {
    int comments = (int) (MergeService.IN_REQUEST / 100);
    for (int comment = 0; comment < comments; comment++) {
      stage.comment(source, "comment " + comment);
    }

    stage.merge(stage.now(source), target);

    assertThat(Merge.isUnfinished(stage.now(target))).isTrue();
    assertThat(stage.comments.all(target.key())).isEmpty();
    stage.drain(Duration.ofSeconds(1));
    assertThat(Merge.isUnfinished(stage.now(target))).isFalse();
    assertThat(stage.comments.all(target.key())).hasSize(comments);
    stage.drain(Merge.SWEPT_AFTER.plusMinutes(1));
    stage.assertSound();
  }

  @Test
  void aFewCommentsMoveWithinTheRequest() {
    for (int comment = 0; comment < 20; comment++) {
      stage.comment(source, "comment " + comment);
    }

    stage.merge(stage.now(source), target);

    assertThat(Merge.isUnfinished(stage.now(target))).isFalse();
    assertThat(stage.comments.all(target.key())).hasSize(20);
  }

  private void assertLeadsToTarget() {
    assertThat(stage.issues.find(MergeStage.PROJECT, source.id())).isEmpty();
    assertThat(stage.issues.storedIssue(MergeStage.PROJECT, source.id()))
        .isEqualTo(new StoredIssue.Merged(target.id()));
  }

  // As if a page of another unit had been counted; to receive and scan it would take long.
  private void enlarge(Issue issue, int from, int to, int users) {
    var buckets = tables.stores().buckets();
    var packs = tables.stores().packs();
    String unit = new Unit(MergeStage.TEAM, MergeStage.PROJECT, MergeStage.APP.appId(), 7).key();
    Issue grown = new InlineSpill(stage.issues, buckets, packs).grow(issue).orElseThrow();
    var adder = new MemberSets.Adder(issue.id(), unit, 1);
    MemberHashes added =
        new MemberSets(buckets, 1)
            .add(
                adder,
                new MemberHasher().members(named("s", from, to), named("u", 0, users)),
                false);
    Instant now = stage.clock.instant();
    Origin origin = stage.occurrences(grown).getFirst().origin();
    for (int first = from; first < to; first += PACK) {
      packs.put(
          new PackKey(issue.id(), new PackName(now, unit, 1), first / PACK),
          IntStream.range(first, first + PACK)
              .mapToObj(i -> occurrence(issue, "s" + i, origin, now))
              .toList());
    }
    Issue counted =
        IssueBuilder.like(issue)
            .issueCounts(grown.issueCounts().plus(added.issueCounts()))
            .bookkeeping(grown.bookkeeping().counted(unit, 1, Optional.empty(), true, now))
            .build();
    assertThat(stage.issues.replace(counted)).isTrue();
  }

  private static Set<String> named(String prefix, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> prefix + i).collect(Collectors.toSet());
  }

  private static Occurrence occurrence(Issue issue, String session, Origin origin, Instant at) {
    return anOccurrence()
        .id(Occurrence.idOf(issue.id(), session))
        .event(new UUID(session.hashCode(), 1))
        .session(session)
        .at(at, at)
        .origin(origin)
        .build();
  }
}
