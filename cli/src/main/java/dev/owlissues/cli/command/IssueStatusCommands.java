package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.rest.Failure.WrongUse;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Choices;
import dev.owlissues.cli.session.Lookup;
import dev.owlissues.cli.session.Lookup.IssueAddress;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.term.Times;
import dev.owlissues.cli.view.IssueView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of {@code owl issues} that change an issue's status, and that merge. */
interface IssueStatusCommands extends AboutIssues {
  /** The exit code of a command of which the API has refused a part. */
  int REFUSED = 1;

  /** How long an issue sleeps: until the next event, if nothing is said. */
  final class Sleep {
    @Option(
        names = "--until",
        paramLabel = "TIME",
        description = "It sleeps until then: for so long, as 12h, 3d or 2w, or a time.")
    Optional<String> until = Optional.empty();

    @Option(
        names = "--events",
        paramLabel = "N",
        description = "It sleeps for so many more events.")
    Optional<Integer> events = Optional.empty();

    void putInto(ObjectNode body, Instant now) {
      Session.put(body, "snooze_until", until.map(time -> Times.ahead(time, now)));
      events.ifPresent(count -> body.put("snooze_events", count));
    }
  }

  @Command(name = "claim", description = "Take an issue: it is in_progress, and you are on it.")
  default void claim(
      @Parameters(paramLabel = "ISSUE", description = "Its id, or the end of it.") String issue,
      @Option(names = "--take-over", description = "Also from somebody else who has claimed it.")
          boolean takeOver) {
    ObjectNode body = to("in_progress");
    if (takeOver) {
      body.put("take_over", true);
    }
    change(issue, body, "Claimed");
  }

  @Command(name = "resolve", description = "Say that an issue is fixed, and in which version.")
  default void resolve(
      @Parameters(paramLabel = "ISSUE", description = "Its id, or the end of it.") String issue,
      @Option(
              names = "--version",
              paramLabel = "VERSION",
              description =
                  "The version with the fix: the issue comes back with an event of a newer one.")
          Optional<String> version) {
    ObjectNode body = to("resolved");
    Session.put(body, "resolved_at_version", version);
    change(issue, body, version.map(in -> "Resolved in " + in).orElse("Resolved"));
  }

  @Command(name = "silence", description = "Hear no more of an issue; it is still counted.")
  default void silence(
      @Parameters(paramLabel = "ISSUE", description = "Its id, or the end of it.") String issue) {
    change(issue, to("silenced"), "Silenced");
  }

  @Command(
      name = "snooze",
      description = "Let an issue sleep: until its next event, if nothing is said.")
  default void snooze(
      @Parameters(paramLabel = "ISSUE", description = "Its id, or the end of it.") String issue,
      @ArgGroup @Nullable Sleep sleep) {
    ObjectNode body = to("snoozed");
    if (sleep != null) {
      sleep.putInto(body, session().now());
    }
    change(issue, body, "Snoozed");
  }

  @Command(name = "reopen", description = "Make an issue new again.")
  default void reopen(
      @Parameters(paramLabel = "ISSUE", description = "Its id, or the end of it.") String issue) {
    change(issue, to("new"), "Reopened");
  }

  private static ObjectNode to(String status) {
    return Session.body().put("status", status);
  }

  private void change(String issue, ObjectNode body, String done) {
    IssueAddress address = address(issue);
    changed(address, session().rest().patch(address.path(), body), done);
  }

  private void changed(IssueAddress address, JsonNode issue, String done) {
    session()
        .printer()
        .done(issue, IssueView.FIELDS, "%s: %s".formatted(done, Session.text(issue, "title")));
    if (issue.hasNonNull("activity_id")) {
      session()
          .printer()
          .next(
              "Take it back: owl issues undo %s %s"
                  .formatted(address.id(), Session.text(issue, "activity_id")));
    }
  }

  @Command(name = "undo", description = "Take back one's own last change of an issue.")
  default void undo(
      @Parameters(index = "0", paramLabel = "ISSUE", description = "Its id, or the end of it.")
          String issue,
      @Parameters(
              index = "1",
              paramLabel = "ACTIVITY",
              description =
                  "The change, as the command said that made it, or issues activity lists it.")
          String activity) {
    IssueAddress address = address(issue);
    JsonNode now =
        session()
            .rest()
            .post(address.path() + "/undo", Session.body().put("activity_id", activity));
    changed(address, now, "Back to " + Session.text(now, "status"));
  }

  @Command(name = "merge", description = "Make two issues one. The source is gone afterwards.")
  default void merge(
      @Parameters(
              paramLabel = "TARGET",
              description = "The issue that stays: its id, or the end of it.")
          String target,
      @Option(
              names = "--source",
              required = true,
              paramLabel = "ISSUE",
              description = "The issue that becomes part of it.")
          String source) {
    IssueAddress into = address(target);
    IssueAddress from = new Lookup(session()).issue(source, Optional.of(into.projectId()));
    JsonNode merged =
        session()
            .rest()
            .post(into.path() + "/merge", Session.body().put("source_issue_id", from.id()));
    changed(into, merged, "Merged into");
  }

  @Command(
      name = "bulk",
      description =
          "Change up to 100 issues of a project, each by itself; exit code 1 if one was refused.")
  default int bulk(
      @Option(
              names = "--status",
              required = true,
              paramLabel = "STATUS",
              completionCandidates = Choices.Statuses.class,
              description = "What they become.")
          String status,
      @Option(
              names = "--version",
              paramLabel = "VERSION",
              description = "The version with the fix.")
          Optional<String> version,
      @ArgGroup @Nullable Sleep sleep,
      @Option(names = "--take-over", description = "Also those that somebody else has claimed.")
          boolean takeOver,
      @Parameters(
              arity = "1..*",
              paramLabel = "ISSUE",
              description = "Their ids, or the ends of them.")
          List<String> issues) {
    List<IssueAddress> addresses = issues.stream().map(this::address).toList();
    String project = addresses.getFirst().projectId();
    if (addresses.stream().anyMatch(address -> !address.projectId().equals(project))) {
      throw new WrongUse("Those are issues of several projects: one project at a time.");
    }
    ObjectNode body = to(status);
    Session.put(body, "resolved_at_version", version);
    if (sleep != null) {
      sleep.putInto(body, session().now());
    }
    if (takeOver) {
      body.put("take_over", true);
    }
    ArrayNode ids = body.putArray("issue_ids");
    addresses.forEach(address -> ids.add(address.id()));
    JsonNode answer =
        session()
            .rest()
            .post("/v1/projects/%s/issues/bulk".formatted(Query.segment(project)), body);
    session().printer().list(answer, IssueView.bulkResults());
    return answer.path("results").valueStream().anyMatch(result -> result.has("error"))
        ? REFUSED
        : 0;
  }
}
