package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventBuilder;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Lifecycles;
import dev.owlissues.shared.issue.SnoozeEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What waits for a scan, so that it has to do one kind of thing. */
enum ScanScene {
  /**
   * Issues that stay young: new ones, one that regresses, one that wakes up, one that counts the
   * events it sleeps through, one that goes on, and one that others were merged into, of which one
   * fingerprint is stored and one is not.
   */
  YOUNG(ScanScene::young),
  /** Issues whose inline members become too many, or that never had any. */
  GROWING(ScanScene::growing),
  /**
   * Two grown issues, each in an app: the bucket of one splits. Both sleep; one hears enough to
   * wake, and the other counts.
   */
  GROWN(ScanScene::grown),
  /** Anonymous users, some of whom were claimed, in a young issue and in one that is not. */
  CLAIMED(ScanScene::claimed),
  /** A new issue in two shards of its app at once: one has many of its sessions, one has few. */
  SHARDED(ScanScene::sharded);

  private static final SnoozeEnd FIVE_EVENTS = new SnoozeEnd(Optional.empty(), OptionalInt.of(5));
  private static final SnoozeEnd TWENTY_FIVE_EVENTS =
      new SnoozeEnd(Optional.empty(), OptionalInt.of(25));

  private final Consumer<ScanStage> setting;

  ScanScene(Consumer<ScanStage> setting) {
    this.setting = setting;
  }

  /** Receives what comes before the scan that matters, scans it, and receives what waits. */
  void set(ScanStage stage) {
    setting.accept(stage);
  }

  private static void young(ScanStage stage) {
    stage.receive(
        anEvent().message("resolved").session("a").version("1.0"),
        anEvent().message("snoozed").session("a"),
        anEvent().message("survivor").session("a"),
        anEvent().message("counted").session("a"),
        anEvent().message("known").session("a").user("ann"));
    stage.scan();
    stage.bury("merged", issue(stage, "survivor").id());
    stage.bury("moved", issue(stage, "survivor").id());
    stage.lead("moved", ScanStage.grouping("moved").issueId());
    become(stage, "resolved", Lifecycles.resolvedAt("1.0"));
    become(stage, "snoozed", Lifecycles.snoozedAt(stage.clock.instant()));
    stage.receive(anEvent().message("counted").session("b"));
    become(stage, "counted", Lifecycles.snoozed(stage.clock.instant(), FIVE_EVENTS));
    stage.clock.advance(Duration.ofSeconds(1));
    stage.receive(
        anEvent().message("resolved").session("b").version("1.1").user("bob"),
        anEvent().message("known").session("a").user("cid"),
        anEvent().message("known").session("b"));
    stage.receive(
        anEvent().message("snoozed").session("a"),
        anEvent().message("counted").session("c"),
        anEvent().message("counted").session("c"),
        anEvent().message("merged").session("b"),
        anEvent().message("moved").session("c"),
        anEvent().message("fresh").session("a"),
        anEvent().message("fresh").session("b").dev());
  }

  private static void growing(ScanStage stage) {
    stage.receive(ScanStage.APP, crowd("outgrows", 0, 10));
    stage.scan();
    stage.receive(ScanStage.APP, crowd("outgrows", 8, 14));
    stage.scan();
    stage.receive(ScanStage.APP, crowd("outgrows", 12, 40));
    stage.receive(ScanStage.APP, crowd("large", 0, 30));
  }

  private static void grown(ScanStage stage) {
    stage.receive(ScanStage.APP, crowd("grown", 0, 150));
    stage.receive(ScanStage.OTHER_APP, crowd("grown", 0, 50));
    stage.scan();
    stage
        .issues()
        .forEach(issue ->
            stage.become(issue, Lifecycles.snoozed(stage.clock.instant(), TWENTY_FIVE_EVENTS)));
    stage.clock.advance(Duration.ofSeconds(1));
    stage.receive(ScanStage.APP, crowd("grown", 140, 170));
    stage.receive(ScanStage.OTHER_APP, crowd("grown", 40, 60));
  }

  private static void claimed(ScanStage stage) {
    stage.receive(ScanStage.APP, crowd("grown", 0, 60));
    stage.scan();
    stage.claim("owl_anon_1", "ann");
    stage.claim("owl_anon_2", "u70");
    for (String message : List.of("grown", "young")) {
      stage.receive(
          anEvent().message(message).session("a").user("owl_anon_1"),
          anEvent().message(message).session("b").user("ann"),
          anEvent().message(message).session("c").user("owl_anon_2"),
          anEvent().message(message).session("d").user("owl_anon_3"));
    }
  }

  private static void sharded(ScanStage stage) {
    Unit app = ScanStage.APP;
    Unit other = new Unit(app.teamId(), app.projectId(), app.appId(), 1);
    stage.receive(app, crowd("boom", 0, 40));
    stage.receive(other, crowd("boom", 38, 42));
  }

  private static void become(ScanStage stage, String title, Lifecycle lifecycle) {
    stage.become(issue(stage, title), lifecycle);
  }

  private static Issue issue(ScanStage stage, String title) {
    return stage.issues().stream()
        .filter(each -> each.subject().title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static Event[] crowd(String message, int from, int to) {
    Stream<EventBuilder> events =
        IntStream.range(from, to)
            .mapToObj(i -> anEvent().message(message).session("s" + i).user("u" + i));
    return events.map(EventBuilder::build).toArray(Event[]::new);
  }
}
