package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.owlissues.api.AccountsStage.Person;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two requests change one thing at once: one is suspended before each of its calls in turn, and
 * there the other runs from its beginning to its end. What is left is what one after the other
 * leaves, or what one alone does where the other was refused: nothing is undone (R-http-19).
 */
class SimultaneousChangesTest {
  private static final String ISSUE = "/v1/projects/{projectId}/issues/{issueId}";
  private static final String BULK = "/v1/projects/{projectId}/issues/bulk";
  private static final String COMMENT = ISSUE + "/comments/{commentId}";
  private static final String MEMBER = "/v1/teams/{teamId}/members/{memberId}";
  private static final String INVITATIONS = "/v1/teams/{teamId}/invitations";

  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  /** How an answer counts that refuses all that it was asked for, one by one. */
  private static final int REFUSED = 400;

  /** Where requests write; the other tables belong to ingest, scans and digests. */
  private static final Table[] TOUCHED = {
    Tables.TEAMS,
    Tables.USERS,
    Tables.KEYS,
    Tables.ISSUES,
    Tables.COMMENTS,
    Tables.WORK,
    Tables.JOBS,
    Tables.AUDIT,
    Tables.LIMITS
  };

  private static final FaultyDynamo SUSPENDING = FaultyDynamo.over(TABLES.client());
  private static AccountsStage stage;
  private static TeamAtWork team;
  private static Person guest;
  private static TableSnapshot before;

  @BeforeAll
  static void open() {
    stage = new AccountsStage(TABLES, SUSPENDING.client());
    Person owner = stage.join("ours-owner");
    team = new TeamAtWork(stage, TABLES, owner, "ours", "guest");
    guest = stage.join("guest");
    before = TableSnapshot.of(TABLES.client(), TABLES.names());
  }

  /** Who asks for what. */
  private record Wish(String who, String method, String path, String body) {

    int ask() {
      Person person =
          switch (who) {
            case "member" -> team.member;
            case "admin" -> team.admin;
            case "guest" -> guest;
            default -> team.owner;
          };
      Answer answer = stage.as(person, method, team.fill(path), team.fill(body));
      return answer.isRefusedOneByOne() ? REFUSED : answer.status();
    }

    static Wish of(String who, String line) {
      String[] words = line.split(" ", 3);
      return new Wish(who, words[0], words[1], words.length > 2 ? words[2] : "");
    }
  }

  /** Two wishes about one thing, and how it is looked at. */
  record Pair(String look, Wish one, Wish other) {

    @Override
    public String toString() {
      return one.method + " " + one.body + " | " + other.method + " " + other.body + " " + look;
    }
  }

  static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    String key = "/v1/auth/keys/{keyId}";
    every(
        pairs,
        key,
        "owner PATCH " + key + " {\"name\":\"Another\"}",
        "admin PATCH " + key + " {\"permissions\":[\"issues:read\"]}",
        "admin DELETE " + key);
    String project = "/v1/projects/{projectId}";
    every(
        pairs,
        project,
        "owner PATCH " + project + " {\"name\":\"Another\"}",
        "admin PATCH " + project + " {\"issue_alert_frequency\":\"hourly\"}",
        "admin PATCH " + project + " {\"retention_days_events\":30,\"color\":\"#112233\"}",
        "admin DELETE " + project);
    String app = "/v1/apps/{appId}";
    every(
        pairs,
        app,
        "owner PATCH " + app + " {\"name\":\"One\"}",
        "admin PATCH " + app + " {\"name\":\"Other\"}",
        "admin DELETE " + app);
    every(
        pairs,
        "/v1/teams/{teamId}",
        "owner PATCH /v1/teams/{teamId} {\"name\":\"One\"}",
        "admin PATCH /v1/teams/{teamId} {\"name\":\"Other\"}",
        "owner PATCH " + MEMBER + " {\"role\":\"admin\"}",
        "member PATCH /v1/teams/{teamId}/members/me {\"digest\":\"unsubscribed\"}",
        "guest POST /v1/unsubscribe/{unsubscribeToken}",
        "admin DELETE " + MEMBER);
    every(
        pairs,
        "/v1/auth/me",
        "owner PATCH /v1/auth/me {\"name\":\"Another\"}",
        "owner PATCH /v1/auth/me {\"preferences\":{\"a\":1}}");
    every(
        pairs,
        ISSUE,
        "owner PATCH " + ISSUE + " {\"status\":\"resolved\",\"resolved_at_version\":\"2.0\"}",
        "admin PATCH " + ISSUE + " {\"status\":\"silenced\"}",
        "member POST " + ISSUE + "/comments {\"body\":\"Hello\"}",
        "member PATCH " + COMMENT + " {\"body\":\"Better\"}",
        "admin DELETE " + COMMENT);
    // What became of the issue, and what its activity tells of it.
    for (String look : List.of(ISSUE, ISSUE + "/activity")) {
      every(
          pairs,
          look,
          "owner PATCH " + ISSUE + " {\"status\":\"in_progress\",\"take_over\":true}",
          "admin PATCH " + ISSUE + " {\"status\":\"snoozed\",\"snooze_events\":7}",
          "member POST " + ISSUE + "/undo {\"activity_id\":\"{activityId}\"}",
          "admin POST " + BULK + " {\"issue_ids\":[\"{issueId}\"],\"status\":\"new\"}");
    }
    String source = "/v1/projects/{projectId}/issues/{sourceIssueId}";
    every(
        pairs,
        "/v1/projects/{projectId}/issues",
        "owner POST " + ISSUE + "/merge {\"source_issue_id\":\"{sourceIssueId}\"}",
        "admin POST " + source + "/merge {\"source_issue_id\":\"{issueId}\"}",
        "admin PATCH " + source + " {\"status\":\"silenced\"}",
        "admin DELETE " + source,
        "member POST " + ISSUE + "/undo {\"activity_id\":\"{activityId}\"}",
        "owner POST " + BULK + " {\"issue_ids\":[\"{sourceIssueId}\"],\"status\":\"resolved\"}",
        "member POST " + source + "/comments {\"body\":\"Hello\"}");
    every(
        pairs,
        "/v1/teams/{teamId}",
        "guest POST /v1/invites/accept {\"token\":\"{inviteToken}\"}",
        "owner POST " + INVITATIONS + " {\"email\":\"guest@example.com\",\"role\":\"admin\"}",
        "admin DELETE " + INVITATIONS + "/{invitationId}",
        "owner PATCH /v1/teams/{teamId}/members/{adminId} {\"role\":\"member\"}");
    every(
        pairs,
        INVITATIONS,
        "owner POST " + INVITATIONS + " {\"email\":\"guest@example.com\",\"role\":\"owner\"}",
        "admin POST " + INVITATIONS + " {\"email\":\"guest@example.com\",\"role\":\"member\"}",
        "admin DELETE " + INVITATIONS + "/{invitationId}");
    String run = "/v1/jobs/{runId}";
    every(pairs, run, "owner POST " + run + "/cancel", "admin POST " + run + "/cancel");
    String jobs = "/v1/teams/{teamId}/jobs";
    every(
        pairs,
        jobs,
        "owner POST " + jobs + "/trigger {\"job_type\":\"issue_scan\"}",
        "admin POST " + jobs + "/trigger {\"job_type\":\"issue_scan\"}");
    String admin = "/v1/teams/{teamId}/members/{adminId}";
    // A key or an invitation is ended with the rank that it needs, however late it came.
    for (String look : List.of("/v1/auth/keys", INVITATIONS)) {
      every(
          pairs,
          look,
          "owner PATCH " + admin + " {\"role\":\"member\"}",
          "admin POST /v1/auth/keys {\"name\":\"Late\",\"key_type\":\"import\",\"app_id\":\"{appId}\"}",
          "admin POST " + INVITATIONS + " {\"email\":\"late@example.com\",\"role\":\"member\"}");
    }
    String defaultKey = "member POST /v1/auth/default-agent-key {\"team_id\":\"{teamId}\"}";
    every(pairs, "/v1/auth/keys", defaultKey, defaultKey);
    return pairs;
  }

  /** Each with each other, in both roles. */
  private static void every(List<Pair> pairs, String look, String... wishes) {
    for (int i = 0; i < wishes.length; i++) {
      for (int j = 0; j < wishes.length; j++) {
        if (i != j) {
          pairs.add(new Pair(look, wish(wishes[i]), wish(wishes[j])));
        }
      }
    }
  }

  private static Wish wish(String line) {
    String[] words = line.split(" ", 2);
    return Wish.of(words[0], words[1]);
  }

  @ParameterizedTest(name = "{0}") // (R-http-19, R-key-16)
  @MethodSource("pairs")
  void ofTwoChangesAtOnceNoneUndoesTheOther(Pair pair) {
    String oneAlone = after(pair, pair.one);
    String otherAlone = after(pair, pair.other);
    String oneFirst = after(pair, pair.one, pair.other);
    String otherFirst = after(pair, pair.other, pair.one);
    boolean reached = true;

    for (long call = 1; reached; call++) {
      SUSPENDING.reset();
      before.restore(TOUCHED);
      var inner = new AtomicInteger();
      SUSPENDING.before(call, () -> inner.set(pair.other.ask()));
      int outer = pair.one.ask();
      SUSPENDING.reset();
      reached = inner.get() > 0;

      if (reached) {
        List<String> allowed =
            outer >= REFUSED
                ? List.of(otherAlone)
                : inner.get() >= REFUSED ? List.of(oneAlone) : List.of(oneFirst, otherFirst);
        assertThat(outer).as("call %d", call).isLessThan(500);
        assertThat(inner.get()).as("call %d", call).isLessThan(500);
        assertThat(look(pair)).as("call %d", call).isIn(allowed);
      }
    }
  }

  private static String after(Pair pair, Wish... wishes) {
    SUSPENDING.reset();
    before.restore(TOUCHED);
    Stream.of(wishes).forEach(Wish::ask);
    return look(pair);
  }

  /** What is there, whatever the ids of what was made, and the order of what is of one moment. */
  private static String look(Pair pair) {
    JsonNode seen = stage.get(team.owner, team.fill(pair.look)).json();
    for (JsonNode member : seen) {
      if (member instanceof ArrayNode list) {
        List<JsonNode> sorted =
            list.valueStream()
                .sorted(Comparator.comparing(SimultaneousChangesTest::withoutIds))
                .toList();
        list.removeAll().addAll(sorted);
      }
    }
    return withoutIds(seen);
  }

  private static String withoutIds(JsonNode seen) {
    return seen.toString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>");
  }
}
