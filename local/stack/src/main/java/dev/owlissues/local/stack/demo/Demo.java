package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Feeds a running local stack a lively sample through its own front, and prints what it makes of
 * it. Run again within two days it adds nothing, and killed it goes on: the stack knows the events
 * by their ids.
 */
public final class Demo {
  private static final long SEED = 20_261_124L;

  private final StackApi api;
  private final Screen screen;
  private final Diary diary;
  private final int most;
  private int sent;

  public Demo(StackApi api, Screen screen, Diary diary, int most) {
    this.api = api;
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
    StackApi api = new StackApi(new StackClient(baseUrl));
    new Demo(api, screen, diary, manner.most).run();
  }

  private void run() {
    Account account = api.account();
    Instant now = diary.story(api.now());
    Story story = new StoryWriter(Catalogue.load(), now, SEED).write();
    screen.line("");
    screen.line(
        screen.bold(
            "Demo: six days of an online shop, with an iPhone app, a web app and a backend"));
    send(account, "web 2.4.0 breaks the checkout", story.breaking());
    scan();
    if (sent < most) {
      resolve(account, story.fixes());
      send(account, "2.4.1 heals it, 2.5.0 brings it back", story.returning());
      scan();
    }
    screen.line("");
    List<FoundIssue> issues = api.issues(account);
    new IssueTable(screen, api.now()).print(issues);
    new NextSteps(screen).print(account, account.sender(Platform.WEB), issues);
  }

  private void send(Account account, String what, List<Delivery> deliveries) {
    int requests = 0;
    int accepted = 0;
    int events = 0;
    for (Delivery delivery : deliveries.subList(0, Math.min(deliveries.size(), most - sent))) {
      screen.progress(
          "  sending   %s: request %d of %d".formatted(what, ++requests, deliveries.size()));
      accepted += api.ingest(account.sender(delivery.platform()), delivery.lines());
      events += delivery.lines().size();
      diary.accepted(++sent);
    }
    String known = accepted == events ? "" : " (%,d known already)".formatted(events - accepted);
    screen.line(
        "  sent      %s: %,d events in %d requests%s".formatted(what, events, requests, known));
  }

  private void scan() {
    screen.progress("  scanning  (waits until everything accepted has settled)");
    diary.scanning();
    StackApi.ScanResult result = api.scan();
    screen.line(
        "  scanned   %,d error events: %,d new issues, %,d occurrences, %,d regressions"
            .formatted(
                result.events(), result.created(), result.occurrences(), result.regressed()));
  }

  // An issue that somebody, or an earlier run, has dealt with is left alone.
  private void resolve(Account account, List<Fix> fixes) {
    int resolved = 0;
    List<FoundIssue> issues = api.issues(account);
    for (Fix fix : fixes) {
      String app = account.sender(fix.error().platform()).id();
      for (FoundIssue issue : issues) {
        if (issue.isOf(app, fix.error()) && issue.headline().status().equals("new")) {
          api.resolve(account, issue.id(), fix.version());
          resolved++;
        }
      }
    }
    screen.line(resolved == 0 ? "  resolved  nothing new" : told(resolved));
  }

  private static String told(int resolved) {
    return "  resolved  %d issues, fixed in web %s, iPhone %s and backend %s"
        .formatted(
            resolved,
            Calendar.HEALING.version(),
            Calendar.APPLE_FIX.version(),
            Calendar.BACKEND_FIX.version());
  }
}
