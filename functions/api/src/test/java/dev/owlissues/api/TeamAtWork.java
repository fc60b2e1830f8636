package dev.owlissues.api;

import static dev.owlissues.shared.digest.DigestBuilder.aDigest;
import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.route.RouteBuilder.aRouteTo;
import static dev.owlissues.shared.job.OrderBuilder.anOrder;

import dev.owlissues.api.AccountsStage.Person;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.appuser.DynamoAppUserStore;
import dev.owlissues.shared.dynamo.digest.DynamoDigestStore;
import dev.owlissues.shared.dynamo.event.DynamoEventLog;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.work.DynamoJobStore;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.intake.EventIntake;
import dev.owlissues.shared.event.intake.Submission;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobType;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A team with one of everything that a request can name and two of everything that is paged. What
 * people make is made by request; what apps, scans and digests make is put into the tables.
 */
final class TeamAtWork {
  private static final UUID NOBODY = new UUID(0, 0);

  final Person owner;
  final Person admin;
  final Person member;

  private final AccountsStage stage;
  private final LocalTables tables;
  private final RandomIds ids;
  private final Map<String, String> things = new HashMap<>();

  /** The secrets of its agent keys, by what they may do. */
  private final Map<List<String>, String> agents = new HashMap<>();

  /** Lets somebody who has just signed up make a team of it, with that guest invited. */
  TeamAtWork(AccountsStage stage, LocalTables tables, Person owner, String name, String guest) {
    this.stage = stage;
    this.tables = tables;
    this.ids = new RandomIds(stage.clock, new SecureRandom());
    this.owner = owner;
    this.admin = stage.member(owner, name + "-admin", "admin");
    this.member = stage.member(owner, name + "-member", "member");
    things.put("teamId", owner.teamId());
    things.put("ownerId", owner.id());
    things.put("adminId", admin.id());
    things.put("memberId", member.id());
    things.put("unsubscribeToken", stage.unsubscribeToken(owner.teamId(), member.id()));
    invite(guest);
    catalog(name);
    things.put("keyId", key("agent", "\"team_id\":\"{teamId}\"").text("/api_key/id"));
    events();
    issues();
    comments();
    changes();
    jobs();
    digests();
  }

  /** The text with each name in braces replaced by the id of that thing. */
  String fill(String text) {
    return fill(text, things);
  }

  /** The same with other things. */
  static String fill(String text, Map<String, String> things) {
    String filled = text;
    for (Map.Entry<String, String> thing : things.entrySet()) {
      filled = filled.replace("{" + thing.getKey() + "}", thing.getValue());
    }
    return filled;
  }

  /** The id of the thing that is called so. */
  String thing(String name) {
    return Optional.ofNullable(things.get(name)).orElseThrow();
  }

  /** Everything that it has, by name. */
  Map<String, String> things() {
    return Map.copyOf(things);
  }

  /** Gives a thing a name. */
  void put(String name, String value) {
    things.put(name, value);
  }

  /** The secret of an agent key that may do everything. */
  String agent() {
    return agent(Stream.of(Permission.values()).map(Permission::wire).toList());
  }

  /** The secret of an agent key that may do everything but that. */
  String agentWithout(String permission) {
    return agent(
        Stream.of(Permission.values())
            .map(Permission::wire)
            .filter(name -> !name.equals(permission))
            .toList());
  }

  /** The secret of an agent key that may do that and nothing else. */
  String agentWith(String permission) {
    return agent(List.of(permission));
  }

  private String agent(List<String> permissions) {
    return agents.computeIfAbsent(permissions, names -> agent(names, "").text("/api_key/secret"));
  }

  /** Makes an agent key that may do that. */
  Answer agent(List<String> permissions, String more) {
    return key(
        "agent",
        "\"team_id\":\"{teamId}\",\"permissions\":[\"%s\"]%s"
            .formatted(String.join("\",\"", permissions), more));
  }

  /** Makes a key. */
  Answer key(String type, String fields) {
    String body = "{\"name\":\"A key\",\"key_type\":\"%s\",%s}".formatted(type, fields);
    return made(owner, "/v1/auth/keys", body);
  }

  private Answer made(Person person, String path, String body) {
    return created(stage.as(person, "POST", fill(path), fill(body)));
  }

  private static Answer created(Answer answer) {
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }

  private void invite(String guest) {
    things.put("inviteToken", stage.invite(owner, guest, "member"));
    things.put(
        "invitationId",
        stage.get(owner, fill("/v1/teams/{teamId}/invitations")).text("/invitations/0/id"));
  }

  private void catalog(String name) {
    String project = "{\"team_id\":\"{teamId}\",\"name\":\"%s\",\"slug\":\"%s\"}";
    things.put("projectId", made(owner, "/v1/projects", project.formatted(name, "a")).text("/id"));
    things.put(
        "otherProjectId", made(owner, "/v1/projects", project.formatted(name, "b")).text("/id"));
    String app = "{\"project_id\":\"{projectId}\",\"name\":\"%s\",\"platform\":\"backend\"}";
    Answer first = made(owner, "/v1/apps", app.formatted(name));
    things.put("appId", first.text("/id"));
    things.put("clientSecret", first.text("/client_secret"));
    things.put("otherAppId", made(owner, "/v1/apps", app.formatted(name)).text("/id"));
  }

  private void events() {
    Instant now = stage.clock.instant();
    var log = new DynamoEventLog(tables.client(), tables.names());
    var unit = new Unit(id("teamId"), id("projectId"), id("appId"), 0);
    var sent = List.of(anEvent().at(now).message("one").build(), anEvent().at(now).build());
    new EventIntake(log, ids, stage.clock, _ -> {})
        .take(new Submission(unit, NOBODY, Duration.ofDays(120), sent), now.plusSeconds(20));
    things.put("eventId", stage.get(owner, "/v1/events").text("/events/0/id"));

    var users = new DynamoAppUserStore(tables.client(), tables.names());
    var seen = List.of(AppUser.met("ann", now, "1.0"), AppUser.met("bob", now, "1.0"));
    AppUserBucket.byRoot(seen)
        .forEach((path, some) -> {
          AppUserBucket bucket = users.read(id("appId"), path);
          users.write(id("appId"), bucket, bucket.tell(some).next());
        });
  }

  private void issues() {
    var store = tables.stores().issues();
    things.put("issueId", ids.next().toString());
    things.put("sourceIssueId", ids.next().toString());
    Issue listed = issue("appId").id(id("issueId")).build();
    store.create(listed);
    tables.stores().routes().put(aRouteTo(listed).build());
    tables.stores().routes().put(aRouteTo(listed).named("another").build());
    store.create(issue("otherAppId").id(id("sourceIssueId")).build());
    Issues.pack(tables.stores().packs(), id("issueId"), 1, 0, 2);
  }

  private IssueBuilder issue(String app) {
    return Issues.anIssue().in(id("teamId"), id("projectId"), id(app));
  }

  private void comments() {
    String path = fill("/v1/projects/{projectId}/issues/{issueId}/comments");
    String body = "{\"body\":\"As I said\"}";
    things.put("commentId", made(member, path, body).text("/id"));
    things.put(
        "agentsCommentId",
        created(stage.with(agentWith("issues:write"), "POST", path, body)).text("/id"));
  }

  private void changes() {
    String body = "{\"status\":\"in_progress\"}";
    things.put(
        "activityId",
        stage
            .as(member, "PATCH", fill("/v1/projects/{projectId}/issues/{issueId}"), body)
            .text("/activity_id"));
  }

  private void jobs() {
    things.put("runId", ids.next().toString());
    var store = new DynamoJobStore(tables.client(), tables.names());
    Instant now = stage.clock.instant();
    store.put(run(id("runId"), JobType.ISSUE_NOTIFY, now).running(1, now));
    store.put(run(ids.next(), JobType.ISSUE_SCAN, now).running(1, now).completed(Map.of(), now));
  }

  private JobRun run(UUID id, JobType type, Instant now) {
    return JobRun.pending(id, JobRun.ownedBy(id("teamId")), anOrder(type).build(), now);
  }

  private void digests() {
    var store = new DynamoDigestStore(tables.client(), tables.names(), ids);
    for (int number = 1; number <= 2; number++) {
      Instant cut = stage.clock.instant().plus(Duration.ofDays(number));
      store.plan(
          aDigest()
              .project(id("projectId"))
              .number(number)
              .cut(cut)
              .issues(List.of(id("issueId")))
              .members(id("memberId"))
              .build());
    }
  }

  private UUID id(String name) {
    return UUID.fromString(thing(name));
  }
}
