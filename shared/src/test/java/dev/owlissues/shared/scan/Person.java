package dev.owlissues.shared.scan;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.comment.Author;
import dev.owlissues.shared.comment.CommentBody;
import dev.owlissues.shared.comment.Discussion;
import dev.owlissues.shared.dynamo.DynamoBucketStore;
import dev.owlissues.shared.dynamo.DynamoCommentStore;
import dev.owlissues.shared.dynamo.DynamoIssueStore;
import dev.owlissues.shared.dynamo.DynamoMergeStore;
import dev.owlissues.shared.dynamo.DynamoPackStore;
import dev.owlissues.shared.dynamo.DynamoPageGate;
import dev.owlissues.shared.dynamo.DynamoUnitStore;
import dev.owlissues.shared.dynamo.TableNames;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Standing;
import dev.owlissues.shared.merge.Merge;
import dev.owlissues.shared.merge.MergeStore;
import dev.owlissues.shared.merge.MergeStores;
import dev.owlissues.shared.merge.Merging;
import dev.owlissues.shared.merge.UnitsAtRest;
import dev.owlissues.shared.scan.RecordedIssues.Write;
import dev.owlissues.shared.scan.RecordedIssues.Writer;
import dev.owlissues.shared.time.MovableClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Somebody who works with the issues of {@link ConcurrentScans}, without plan. */
final class Person {
  private static final int CHANGES = 5;
  private static final int COMMENTS = 4;
  private static final int MERGES = 2;
  private static final int TRIES = 4;
  private static final Author AUTHOR = new Author(Author.Type.USER, "ann", "Ann");
  private static final Actor ACTOR = Actor.user(new UUID(5, 5));

  private final MovableClock clock;
  private final Random random;
  private final IssueStore issues;
  private final Discussion discussion;
  private final MergeStore merges;
  private final Merging merging;
  private final Queue<UUID> waiting = new ArrayDeque<>();

  /** Comments that were written, under which issue, and whether they are there still. */
  private final Map<UUID, Written> written = new HashMap<>();

  private record Written(UUID issueId, boolean deleted) {}

  Person(
      ScanStage stage,
      DynamoDbClient through,
      TableNames names,
      List<Write> history,
      Random random) {
    this.clock = stage.clock;
    this.random = random;
    var stored = new DynamoIssueStore(through, names);
    var comments = new DynamoCommentStore(through, names);
    this.issues = new RecordedIssues(stored, Writer.PERSON, history);
    this.discussion = new Discussion(comments, stored, clock, stage.ids);
    this.merges = new RecordedMerges(new DynamoMergeStore(through, names), history);
    var gate = new DynamoPageGate(through, names);
    this.merging =
        new Merging(
            new Merging.Stores(
                merges,
                new MergeStores(
                    new RecordedIssues(stored, Writer.MERGE, history),
                    new DynamoBucketStore(through, names),
                    new DynamoPackStore(through, names),
                    comments),
                new UnitsAtRest(new DynamoUnitStore(through, names), gate, clock, stage.ids)),
            (merge, _) -> waiting.add(merge.source()),
            // Now and then it is too much for a request.
            new Merging.Pace(new Lanes(1), random.nextBoolean() ? Merging.IN_REQUEST : 3),
            clock,
            stage.ids);
  }

  void changeStatuses() {
    for (int change = 0; change < CHANGES; change++) {
      // Who was overtaken looks again, and leaves it.
      issues
          .find(ScanStage.PROJECT, survivor(issues, anyIssue()))
          .ifPresent(found ->
              issues.replace(found.with(wanted(), found.ledger().updated(clock.instant()))));
    }
  }

  private Lifecycle wanted() {
    return switch (random.nextInt(4)) {
      case 0 ->
          new Lifecycle(
              IssueStatus.RESOLVED, Optional.of("1." + random.nextInt(6)), Optional.empty());
      case 1 -> new Lifecycle(IssueStatus.SNOOZED, Optional.empty(), Optional.of(clock.instant()));
      case 2 -> Lifecycle.of(IssueStatus.SILENCED);
      default -> Lifecycle.of(IssueStatus.IN_PROGRESS);
    };
  }

  /** Writes comments, and takes some of them back. */
  void comment() {
    for (int comment = 0; comment < COMMENTS; comment++) {
      UUID issueId = survivor(issues, anyIssue());
      var body = new CommentBody("comment " + comment);
      if (discussion.write(key(issueId), AUTHOR, body, Optional.empty())
          instanceof Discussion.Outcome.Done(var done)) {
        written.put(done.id(), new Written(issueId, false));
        if (random.nextInt(3) == 0) {
          delete(done.id(), survivor(issues, issueId));
        }
      }
    }
  }

  private void delete(UUID commentId, UUID issueId) {
    if (discussion.delete(key(issueId), commentId, AUTHOR, false)
        instanceof Discussion.Outcome.Done) {
      written.put(commentId, new Written(issueId, true));
    }
  }

  /** Merges issues, and goes on with what could not be finished at once, a few times. */
  void merge() {
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
  void finishMerges() {
    clock.advance(Merge.SWEPT_AFTER);
    while (!merges.open().isEmpty()) {
      clock.advance(ScanTimes.BUSY);
      merges.open().forEach(open -> merging.goOn(open.source()));
    }
  }

  /** Comments that are not with the issue that theirs became, or are there though deleted. */
  List<String> misplacedComments(DynamoDbClient client, TableNames names) {
    var comments = new DynamoCommentStore(client, names);
    var stored = new DynamoIssueStore(client, names);
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
    return issues.standing(ScanStage.PROJECT, id) instanceof Standing.Merged(UUID into)
        ? survivor(issues, into)
        : id;
  }

  private static IssueKey key(UUID issueId) {
    return new IssueKey(ScanStage.PROJECT, issueId);
  }
}
