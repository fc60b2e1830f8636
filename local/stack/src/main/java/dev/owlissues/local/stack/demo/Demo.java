package dev.owlissues.local.stack.demo;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.local.stack.demo.Player.Session;
import dev.owlissues.local.stack.demo.Story.Act;
import dev.owlissues.local.stack.demo.Story.Fix;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plays a recorded story to a running local stack, through its own front, and prints what it makes
 * of it. Run again within two days it adds nothing, and killed it goes on: the stack knows the
 * events by their ids.
 */
public final class Demo {
  /** What an app collects before it sends. */
  private static final int MOST_EVENTS = 30;

  private final StackClient stack;
  private final Screen screen;
  private final Diary diary;
  private final int most;
  private int sent;
  private int events;
  private int accepted;

  private Demo(StackClient stack, Screen screen, Diary diary, int most) {
    this.stack = stack;
    this.screen = screen;
    this.diary = diary;
    this.most = most;
  }

  /**
   * How the demo is told.
   *
   * @param terminal whether colours and progress in place are welcome
   * @param most how many requests it sends before it ends with a scan
   */
  public record Manner(boolean terminal, int most) {}

  /** Runs the demo to its end. */
  public static void run(URI baseUrl, Diary diary, PrintStream out, Manner manner) {
    Screen screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), manner.terminal);
    StackClient stack = new StackClient(baseUrl);
    new Demo(stack, screen, diary, manner.most).play(Story.load());
    List<FoundIssue> issues = stack.issues("attention");
    screen.line("");
    new IssueTable(screen).print(issues);
    screen.line("");
    screen.bold("Next");
    Optional<String> first = issues.stream().findFirst().map(FoundIssue::id);
    screen.line(NextSteps.of(baseUrl, stack, first));
  }

  private void play(Story story) {
    screen.line("");
    screen.bold("Demo: six days of an online shop, with an iPhone app, a web app and a backend");
    List<Session> sessions = new Player(story, diary.story(stack.now())).play();
    double begin = 0;
    for (Act act : story.acts()) {
      double from = begin;
      List<Session> during =
          sessions.stream().filter(at -> at.hour() >= from && at.hour() < act.until()).toList();
      send(act.about(), during);
      scan();
      if (sent >= most) {
        return;
      }
      resolve(act.resolved());
      begin = act.until();
    }
  }

  private void send(String what, List<Session> sessions) {
    int before = sent;
    events = 0;
    accepted = 0;
    Map<String, List<ObjectNode>> collected = new TreeMap<>();
    for (Session session : sessions) {
      screen.progress("  sending   %s: %,d events".formatted(what, events));
      List<ObjectNode> waiting = collected.computeIfAbsent(session.app(), _ -> new ArrayList<>());
      if (waiting.size() + session.events().size() > MOST_EVENTS) {
        deliver(session.app(), waiting);
      }
      waiting.addAll(session.events());
    }
    collected.forEach(this::deliver);
    String known = accepted == events ? "" : " (%,d known already)".formatted(events - accepted);
    screen.line(
        "  sent      %s: %,d events in %d requests%s"
            .formatted(what, events, sent - before, known));
  }

  private void deliver(String app, List<ObjectNode> waiting) {
    if (!waiting.isEmpty() && sent < most) {
      events += waiting.size();
      accepted += stack.ingest(app, waiting);
      diary.accepted(++sent);
    }
    waiting.clear();
  }

  private void scan() {
    screen.progress("  scanning  (waits until everything accepted has settled)");
    diary.scanning();
    JsonNode result = stack.scan();
    screen.line(
        "  scanned   %,d error events: %,d new issues, %,d occurrences, %,d regressions"
            .formatted(
                result.path("events_processed").asLong(),
                result.path("issues_created").asLong(),
                result.path("occurrences_created").asLong(),
                result.path("issues_regressed").asLong()));
  }

  private void resolve(List<Fix> fixes) {
    if (fixes.isEmpty()) {
      return;
    }
    List<FoundIssue> issues = stack.issues("updated_at");
    int resolved = 0;
    for (Fix fix : fixes) {
      String app = stack.app(fix.app()).path("id").asText();
      for (FoundIssue issue : issues) {
        if (issue.awaits(fix, app)) {
          stack.resolve(issue.id(), fix.version());
          resolved++;
        }
      }
    }
    String versions =
        fixes.stream()
            .map(fix -> fix.app() + " " + fix.version())
            .distinct()
            .collect(joining(", "));
    screen.line(
        resolved == 0
            ? "  resolved  nothing new"
            : "  resolved  %d issues, fixed in %s".formatted(resolved, versions));
  }
}
