package dev.owlissues.shared.scan.appuser;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.issue.Claimant;
import dev.owlissues.shared.issue.Claimants;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.IssueUndo;
import dev.owlissues.shared.issue.IssueWorkflow;
import dev.owlissues.shared.issue.SnoozeEnd;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.WantedStatus;
import dev.owlissues.shared.issue.comment.Author;
import dev.owlissues.shared.issue.comment.CommentBody;
import dev.owlissues.shared.issue.comment.CommentService;
import dev.owlissues.shared.issue.merge.Merge;
import dev.owlissues.shared.issue.merge.MergeService;
import dev.owlissues.shared.issue.merge.MergeSteps;
import dev.owlissues.shared.issue.merge.MergeStore;
import dev.owlissues.shared.issue.merge.MergeTransfer;
import dev.owlissues.shared.issue.merge.ScanBarrier;
import dev.owlissues.shared.scan.count.InlineSpill;
import dev.owlissues.shared.scan.run.ConcurrentScans;
import dev.owlissues.shared.scan.run.RecordedIssues;
import dev.owlissues.shared.scan.run.RecordedIssues.Write;
import dev.owlissues.shared.scan.run.RecordedIssues.Writer;
import dev.owlissues.shared.scan.run.RecordedMerges;
import dev.owlissues.shared.scan.run.ScanStage;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Somebody who works with the issues of {@link ConcurrentScans}, without plan. */
public final class Person {
  private static final int CHANGES = 6;
  private static final int COMMENTS = 4;
  private static final int MERGES = 2;
  private static final int TRIES = 4;
  private static final Author AUTHOR = new Author(Author.Type.USER, "ann", "Ann");
  private static final Actor ACTOR = Actor.user(new UUID(5, 5));

  private final MovableClock clock;
  private final Random random;
  private final IssueStore issues;
  private final IssueWorkflow workflow;
  private final IssueUndo undo;
  private final CommentService commentService;
  private final MergeStore merges;
  private final MergeService merging;
  private final Queue<UUID> waiting = new ArrayDeque<>();

  /** Comments that were written, under which issue, and whether they are there still. */
  private final Map<UUID, Written> written = new HashMap<>();

  private record Written(UUID issueId, boolean deleted) {}

  public Person(
      ScanStage stage,
      DynamoDbClient through,
      TableNames names,
      List<Write> history,
      Random random) {
    this.clock = stage.clock;
    this.random = random;
    var stores = new DynamoStores(through, names, clock, stage.ids, _ -> {});
    var stored = stores.issues();
    var comments = stores.comments();
    this.issues = RecordedIssues.in(stored, Writer.PERSON, history);
    this.workflow = new IssueWorkflow(issues, clock, stage.ids);
    this.undo =
        new IssueUndo(issues, stores.resourceLog(), (_, who) -> who.name(), clock, stage.ids);
    this.commentService = new CommentService(comments, stored, clock, stage.ids);
    this.merges = new RecordedMerges(stores.merges(), history);
    this.merging = merging(stores, RecordedIssues.in(stored, Writer.MERGE, history), stage.ids);
  }

  private MergeService merging(DynamoStores stores, IssueStore merged, Ids ids) {
    var units = new ScanBarrier(stores.units(), stores.pageGate(), clock, ids);
    var inlineSpill = new InlineSpill(merged, stores.buckets(), stores.packs());
    var transfer =
        new MergeTransfer(
            merged, stores.routes(), stores.buckets(), stores.packs(), stores.comments(), 1);
    var merge = new MergeSteps(merged, merges, units, inlineSpill, transfer, clock, ids);
    // Now and then it is too much for a request.
    long inRequest = random.nextBoolean() ? MergeService.IN_REQUEST : 3;
    return new MergeService(
        merged, merges, merge, (later, _) -> waiting.add(later.source()), inRequest, clock);
  }

  public void changeStatuses() {
    for (int change = 0; change < CHANGES; change++) {
      IssueKey key = key(survivor(issues, anyIssue()));
      Claimant by = random.nextBoolean() ? Claimants.ANN : Claimants.BOB;
      // What is refused is left.
      if (workflow.change(key, wanted(), by) instanceof IssueWorkflow.Outcome.Changed(var changed)
          && random.nextInt(3) == 0) {
        undo.undo(key, changed.bookkeeping().lastChange().orElseThrow().id(), by);
      }
    }
  }

  private WantedStatus wanted() {
    return switch (random.nextInt(6)) {
      case 0 -> new WantedStatus(IssueStatus.RESOLVED, Optional.of("1." + random.nextInt(6)));
      case 1 -> WantedStatus.snoozed(SnoozeEnd.NEXT_EVENT);
      case 2 -> WantedStatus.snoozed(new SnoozeEnd(Optional.empty(), soMany()));
      case 3 -> WantedStatus.snoozed(new SnoozeEnd(Optional.of(soon()), OptionalInt.empty()));
      case 4 -> WantedStatus.of(IssueStatus.SILENCED);
      default -> WantedStatus.takenOver();
    };
  }

  private OptionalInt soMany() {
    return OptionalInt.of(1 + random.nextInt(30));
  }

  private Instant soon() {
    return clock.instant().plusSeconds(random.nextInt(40));
  }

  /** Writes comments, and takes some of them back. */
  public void comment() {
    for (int comment = 0; comment < COMMENTS; comment++) {
      UUID issueId = survivor(issues, anyIssue());
      var body = new CommentBody("comment " + comment);
      if (commentService.write(key(issueId), AUTHOR, body, Optional.empty())
          instanceof CommentService.Outcome.Done(var done)) {
        written.put(done.id(), new Written(issueId, false));
        if (random.nextInt(3) == 0) {
          delete(done.id(), survivor(issues, issueId));
        }
      }
    }
  }

  private void delete(UUID commentId, UUID issueId) {
    if (commentService.delete(key(issueId), commentId, AUTHOR, false)
        instanceof CommentService.Outcome.Done) {
      written.put(commentId, new Written(issueId, true));
    }
  }

  /** Merges issues, and goes on with what could not be finished at once, a few times. */
  public void merge() {
    for (int merge = 0; merge < MERGES; merge++) {
      UUID source = anyIssue();
      merging.merge(
          key(anyIssue()), random.nextBoolean() ? source : survivor(issues, source), ACTOR);
      for (int tried = 0; tried < TRIES && !waiting.isEmpty(); tried++) {
        clock.advance(ScanTimes.BUSY);
        merging.goOn(waiting.remove());
      }
    }
  }

  /** Does what is left of merges, until nothing is. */
  public void finishMerges() {
    clock.advance(Merge.SWEPT_AFTER);
    while (!merges.open().isEmpty()) {
      clock.advance(ScanTimes.BUSY);
      merges.open().forEach(open -> merging.goOn(open.source()));
    }
  }

  /** Comments that are not with the issue that theirs became, or are there though deleted. */
  public List<String> misplacedComments(DynamoDbClient client, TableNames names) {
    var comments = LocalStores.in(client, names).comments();
    var stored = LocalStores.in(client, names).issues();
    List<String> misplaced = new ArrayList<>();
    written.forEach((id, comment) -> {
      UUID issueId = survivor(stored, comment.issueId);
      if (comments.find(key(issueId), id).isPresent() == comment.deleted) {
        misplaced.add("comment %s of %s, deleted: %s".formatted(id, issueId, comment.deleted));
      }
    });
    return misplaced;
  }

  private UUID anyIssue() {
    int any = random.nextInt(ConcurrentScans.MESSAGES.size());
    return ScanStage.grouping(ConcurrentScans.MESSAGES.get(any)).issueId();
  }

  private static UUID survivor(IssueStore issues, UUID id) {
    return issues.storedIssue(ScanStage.PROJECT, id) instanceof StoredIssue.Merged(UUID into)
        ? survivor(issues, into)
        : id;
  }

  private static IssueKey key(UUID issueId) {
    return new IssueKey(ScanStage.PROJECT, issueId);
  }
}
