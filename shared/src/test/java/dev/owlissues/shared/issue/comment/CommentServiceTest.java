package dev.owlissues.shared.issue.comment;

import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.Deaths;
import dev.owlissues.shared.dynamo.issue.DynamoCommentStore;
import dev.owlissues.shared.dynamo.issue.DynamoIssueStore;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.comment.CommentService.Outcome;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who writes, edits and deletes comments, and what becomes of the issue. */
class CommentServiceTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Issue ISSUE = anIssue().build();
  private static final IssueKey KEY = ISSUE.key();
  private static final Author ANN = new Author(Author.Type.USER, "ann", "Ann");
  private static final Author BOT = new Author(Author.Type.AGENT, "key", "CLI Agent Key");
  private static final CommentBody SEEN = new CommentBody("seen on **staging**");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private final MovableClock clock = new MovableClock(NOW);
  private final Ids ids = new RandomIds(clock, new SecureRandom());
  private DynamoIssueStore issues;
  private DynamoCommentStore comments;
  private CommentService commentService;

  @BeforeEach
  void open() {
    issues = tables.stores().issues();
    comments = tables.stores().comments();
    commentService = new CommentService(comments, issues, clock, ids);
    issues.create(ISSUE);
  }

  @Test // (R-comment-1, R-issue-11)
  void aCommentHasItsAuthorAndRaisesTheIssue() {
    Comment comment = write(BOT, "seen on **staging**");

    assertThat(read()).containsExactly(comment);
    assertThat(comment.author()).isEqualTo(BOT);
    assertThat(comment.body()).isEqualTo("seen on **staging**");
    assertThat(comment.createdAt()).isEqualTo(NOW);
    assertThat(comment.updatedAt()).isEqualTo(NOW);
    assertThat(issue().bookkeeping().updatedAt()).isEqualTo(NOW);
    assertThat(issue().lifecycle()).isEqualTo(ISSUE.lifecycle());
  }

  @Test // (R-comment-4)
  void commentsComeOldestFirst() {
    for (int i = 0; i < 5; i++) {
      write(ANN, "note " + i);
      clock.advance(Duration.ofMillis(1));
    }

    assertThat(read())
        .extracting(Comment::body)
        .containsExactly("note 0", "note 1", "note 2", "note 3", "note 4");
  }

  @Test // (R-comment-5)
  void onlyItsAuthorEditsACommentAndTheIssueStaysWhereItWas() {
    Comment comment = write(ANN, "first");
    Issue before = issue();
    clock.advance(Duration.ofMinutes(1));

    assertThat(commentService.edit(KEY, comment.id(), BOT, SEEN))
        .isEqualTo(new Outcome.NotTheirs());
    Outcome outcome = commentService.edit(KEY, comment.id(), ANN, SEEN);

    Comment edited = read().getFirst();
    assertThat(outcome).isEqualTo(new Outcome.Done(edited));
    assertThat(edited.body()).isEqualTo(SEEN.text());
    assertThat(edited.createdAt()).isEqualTo(NOW);
    assertThat(edited.updatedAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(issue()).isEqualTo(before);
  }

  @Test // (R-comment-5)
  void anAuthorIsToldByIdAndNotByName() {
    Comment comment = write(ANN, "first");

    assertThat(commentService.edit(KEY, comment.id(), new Author(ANN.type(), "ann", "Anna"), SEEN))
        .isInstanceOf(Outcome.Done.class);
    assertThat(commentService.edit(KEY, comment.id(), new Author(BOT.type(), "ann", "Ann"), SEEN))
        .isEqualTo(new Outcome.NotTheirs());
    assertThat(commentService.edit(KEY, comment.id(), new Author(ANN.type(), "bob", "Ann"), SEEN))
        .isEqualTo(new Outcome.NotTheirs());
  }

  @Test // (R-comment-7)
  void aDeletedCommentIsGoneForReadersAndPurgedAfterAWeek() {
    Comment comment = write(ANN, "first");

    Outcome outcome = commentService.delete(KEY, comment.id(), ANN, false);

    assertThat(outcome).isEqualTo(new Outcome.Done(comment));
    assertThat(read()).isEmpty();
    assertThat(comments.find(KEY, comment.id())).isEmpty();
    assertThat(item(comment).get("expires_at"))
        .isEqualTo(
            AttributeValue.fromN(Long.toString(NOW.plus(Duration.ofDays(7)).getEpochSecond())));
    assertThat(commentService.delete(KEY, comment.id(), ANN, false))
        .isEqualTo(new Outcome.Missing());
    assertThat(commentService.edit(KEY, comment.id(), ANN, SEEN)).isEqualTo(new Outcome.Missing());
  }

  @Test // (R-audit-7, R-audit-2)
  void makingAndDeletingAreAuditedOnTheIssueWithoutTheText() {
    Comment comment = write(BOT, "a secret");
    commentService.delete(KEY, comment.id(), ANN, true);
    commentService.delete(KEY, comment.id(), ANN, true);

    assertThat(audit())
        .hasSize(2)
        .allSatisfy(entry -> {
          assertThat(entry)
              .containsEntry("resource_type", AttributeValue.fromS("issue"))
              .containsEntry("resource_id", AttributeValue.fromS(ISSUE.id().toString()));
          assertThat(entry.toString()).doesNotContain("secret");
        });
    assertThat(audit())
        .map(Item::of)
        .extracting(entry ->
            entry.text("actor_type") + " " + entry.text("actor_id") + " " + metadata(entry))
        .containsExactlyInAnyOrder(
            "api_key key {comment=%s}".formatted(comment.id()),
            "user ann {comment_deleted=%s}".formatted(comment.id()));
  }

  @Test // (R-comment-6)
  void whoLooksAfterTheTeamDeletesWhatOthersWrote() {
    Comment comment = write(BOT, "first");

    assertThat(commentService.delete(KEY, comment.id(), ANN, false))
        .isEqualTo(new Outcome.NotTheirs());
    assertThat(commentService.delete(KEY, comment.id(), ANN, true))
        .isEqualTo(new Outcome.Done(comment));
  }

  @Test
  void aCommentIsFoundUnderItsOwnIssueOnly() {
    Comment comment = write(ANN, "first");
    Issue other = anIssue().id(new UUID(0x7000L, 1L << 63 | 8)).build();
    issues.create(other);
    var elsewhere = new IssueKey(new UUID(9, 9), ISSUE.id());

    for (IssueKey key : List.of(other.key(), elsewhere)) {
      assertThat(comments.find(key, comment.id())).isEmpty();
      assertThat(commentService.edit(key, comment.id(), ANN, SEEN))
          .isEqualTo(new Outcome.Missing());
      assertThat(commentService.delete(key, comment.id(), ANN, true))
          .isEqualTo(new Outcome.Missing());
    }
    assertThat(commentService.write(elsewhere, ANN, SEEN, Optional.empty()))
        .isEqualTo(new Outcome.Missing());
  }

  @Test // (R-comment-8)
  void twoRequestsOfOneKeyMakeOneComment() {
    Outcome first = commentService.write(KEY, ANN, SEEN, Optional.of("retry-1"));
    clock.advance(Duration.ofSeconds(5));
    Outcome again = commentService.write(KEY, ANN, SEEN, Optional.of("retry-1"));
    Outcome other = commentService.write(KEY, ANN, SEEN, Optional.of("retry-2"));

    assertThat(again).isEqualTo(first);
    assertThat(other).isInstanceOf(Outcome.Done.class).isNotEqualTo(first);
    assertThat(read()).hasSize(2);
  }

  @Test // (R-comment-8)
  void aRequestsKeyIsRememberedForTwoDays() {
    commentService.write(KEY, ANN, SEEN, Optional.of("retry"));
    clock.advance(Duration.ofHours(49));

    commentService.write(KEY, ANN, SEEN, Optional.of("retry"));

    assertThat(read()).hasSize(2);
  }

  @Test
  void aChangeOfTheIssueInBetweenIsKept() {
    Issue counted = ISSUE.withBookkeeping(ISSUE.bookkeeping().active(NOW.plusSeconds(1)));
    var meddled = new MeddledComments(comments, () -> issues.replace(counted));

    Outcome outcome =
        new CommentService(meddled, issues, clock, ids).write(KEY, ANN, SEEN, Optional.empty());

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(read()).hasSize(1);
    assertThat(issue().bookkeeping().revision()).isEqualTo(3);
    assertThat(issue().bookkeeping().activityAt()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test // (R-comment-4)
  void aLongDiscussionComesInPagesThatTogetherAreAllOfIt() {
    String long40k = "é".repeat(10_000);
    for (int i = 0; i < 95; i++) {
      write(ANN, i + long40k.substring(5));
      clock.advance(Duration.ofMillis(1));
    }

    CommentPage first = comments.page(KEY, Optional.empty());
    CommentPage second = comments.page(KEY, first.next());
    CommentPage third = comments.page(KEY, second.next());

    assertThat(first.comments()).hasSizeBetween(40, 42);
    assertThat(third.next()).isEmpty();
    assertThat(first.comments().size() + second.comments().size() + third.comments().size())
        .isEqualTo(95);
    assertThat(third.comments().getLast().body()).startsWith("94é");
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aRequestThatDiesAnywhereAndIsMadeAgainWithItsKeyMakesOneComment(Fault fault) {
    var faults = FaultyDynamo.over(tables.client());
    boolean died = true;
    long call = 0;
    while (died) {
      call++;
      tables.clear();
      issues.create(ISSUE);
      faults.reset();
      faults.dieAt(call, fault);
      died = dies(faults.client());

      commentService.write(KEY, ANN, SEEN, Optional.of("retry"));

      assertThat(read()).as("died at call %d (%s)", call, fault).hasSize(1);
      assertThat(audit()).hasSize(1);
      assertThat(issue().bookkeeping().revision()).isEqualTo(2);
      assertThat(issue().bookkeeping().updatedAt()).isEqualTo(NOW);
    }
    assertThat(call).isEqualTo(4);
  }

  @ParameterizedTest // (R-audit-2)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aDeletionThatDiesAnywhereAndIsAskedForAgainIsDoneAndAuditedOnce(Fault fault) {
    var faults = FaultyDynamo.over(tables.client());
    boolean died = true;
    long call = 0;
    while (died) {
      call++;
      tables.clear();
      issues.create(ISSUE);
      Comment comment = write(ANN, "first");
      faults.reset();
      faults.dieAt(call, fault);
      CommentService dying = through(faults.client());
      died = Deaths.dies(() -> dying.delete(KEY, comment.id(), ANN, false));
      faults.reset();

      commentService.delete(KEY, comment.id(), ANN, false);

      assertThat(read()).as("died at call %d (%s)", call, fault).isEmpty();
      assertThat(audit()).hasSize(2);
    }
    assertThat(call).isEqualTo(4);
  }

  private boolean dies(DynamoDbClient client) {
    CommentService dying = through(client);
    return Deaths.dies(() -> dying.write(KEY, ANN, SEEN, Optional.of("retry")));
  }

  private CommentService through(DynamoDbClient client) {
    var stores = LocalStores.in(client, tables.names());
    return new CommentService(stores.comments(), stores.issues(), clock, ids);
  }

  private List<Map<String, AttributeValue>> audit() {
    return tables.client().scan(r -> r.tableName(tables.names().of(Tables.AUDIT))).items();
  }

  private static Map<String, String> metadata(Item entry) {
    Map<String, String> metadata = new TreeMap<>();
    entry.get("metadata").m().forEach((name, value) -> metadata.put(name, value.s()));
    return metadata;
  }

  private Comment write(Author author, String text) {
    Outcome outcome = commentService.write(KEY, author, new CommentBody(text), Optional.empty());
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).comment();
  }

  private List<Comment> read() {
    return comments.page(KEY, Optional.empty()).comments();
  }

  private Issue issue() {
    return issues.find(KEY.projectId(), KEY.issueId()).orElseThrow();
  }

  private Map<String, AttributeValue> item(Comment comment) {
    return tables
        .client()
        .scan(r -> r.tableName(tables.names().of(Tables.COMMENTS)))
        .items()
        .stream()
        .filter(item -> AttributeValue.fromS(comment.id().toString()).equals(item.get("sk")))
        .findFirst()
        .orElseThrow();
  }
}
