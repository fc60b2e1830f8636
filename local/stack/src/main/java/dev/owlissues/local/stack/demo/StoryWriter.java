package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Writes the story: the same one for the same seed, with times that end now. */
final class StoryWriter {
  private static final int DEV_VISITS = 6;

  private final Catalogue catalogue;
  private final Calendar calendar;
  private final RandomGenerator random;
  private final Cast cast;
  private final Screenplay screenplay;
  private final List<Scene> scenes = new ArrayList<>();

  StoryWriter(Catalogue catalogue, Instant now, long seed) {
    this.catalogue = catalogue;
    this.calendar = Calendar.endingAt(now);
    this.random = new SplittableRandom(seed);
    this.cast = new Cast(random);
    this.screenplay = new Screenplay(cast, random);
  }

  /** The whole story. To be called once. */
  Story write() {
    background(Platform.WEB, 160, 4);
    background(Platform.APPLE, 75, 4);
    background(Platform.BACKEND, 54, 8);
    incident();
    fixedForGood(Platform.APPLE, "3.1.0");
    fixedForGood(Platform.BACKEND, "1.9.0");
    development(Platform.WEB, "2.6.0-dev");
    development(Platform.APPLE, "3.3.0-dev");
    development(Platform.BACKEND, "1.10.0-dev");
    scenes.sort(Comparator.comparing(scene -> scene.visit().start()));
    return new Story(act(false), fixes(), act(true));
  }

  // Steady errors over the whole time; one visit in six still runs the version before.
  private void background(Platform platform, int visits, int repeats) {
    Deck deck = new Deck(catalogue.everyday(platform), visits, random);
    Duration each = Calendar.LENGTH.minus(Screenplay.LONGEST.multipliedBy(2)).dividedBy(visits);
    for (int i = 0; i < visits; i++) {
      Duration at = each.multipliedBy(i);
      Duration updated = random.nextInt(6) == 0 ? at.dividedBy(2) : at;
      Visit visit =
          cast.visit(
              platform, Calendar.current(platform, updated), calendar.at(at.plus(upTo(each))));
      scenes.add(new Scene(visit, deck.deal(random.nextInt(repeats + 1))));
    }
  }

  private void incident() {
    List<Template> errors = catalogue.planned(Platform.WEB);
    String broken = Calendar.BREAKING.version();
    burst(110, broken, Calendar.BREAKING.out().plusMinutes(10), Duration.ofHours(22), errors);
    // Some people keep the broken page open: an old version is no regression.
    burst(10, broken, Calendar.HEALING.out().plusHours(1), Duration.ofHours(24), errors);
    Release back = Calendar.RETURNING;
    burst(
        45, back.version(), back.out().plusMinutes(10), Duration.ofHours(12), errors.subList(0, 2));
  }

  private void burst(
      int visits, String version, Duration from, Duration within, List<Template> errors) {
    for (int i = 0; i < visits; i++) {
      Instant start = calendar.at(from.plus(upTo(within)));
      Template first = errors.get(i % 4 == 0 ? i / 4 % errors.size() : 0);
      Template second = Blanks.pick(random, errors);
      List<Template> hand = i % 3 == 0 ? List.of(first, second) : List.of(first);
      scenes.add(new Scene(cast.visit(Platform.WEB, version, start), hand));
    }
  }

  private void fixedForGood(Platform platform, String broken) {
    List<Template> errors = catalogue.planned(platform);
    for (int hour = 60; hour < 120; hour += 6) {
      Instant start = calendar.at(Duration.ofHours(hour).plus(upTo(Duration.ofHours(2))));
      scenes.add(new Scene(cast.visit(platform, broken, start), errors));
    }
  }

  // Two errors that developers keep running into, and what else they meet.
  private void development(Platform platform, String version) {
    List<Template> all = catalogue.everyday(platform);
    List<Template> usual = List.of(Blanks.pick(random, all), Blanks.pick(random, all));
    for (int i = 0; i < DEV_VISITS; i++) {
      Instant start = calendar.at(Duration.ofHours(20L * i + 9).plus(upTo(Duration.ofHours(6))));
      List<Template> hand = new ArrayList<>(usual);
      if (i % 2 == 0) {
        hand.add(Blanks.pick(random, all));
      }
      scenes.add(new Scene(cast.devVisit(platform, version, start), hand));
    }
  }

  private List<Fix> fixes() {
    List<Fix> fixes = new ArrayList<>();
    catalogue.planned(Platform.WEB).forEach(e -> fixes.add(fix(e, Calendar.HEALING)));
    catalogue.planned(Platform.APPLE).forEach(e -> fixes.add(fix(e, Calendar.APPLE_FIX)));
    catalogue.planned(Platform.BACKEND).forEach(e -> fixes.add(fix(e, Calendar.BACKEND_FIX)));
    return fixes;
  }

  private static Fix fix(Template error, Release release) {
    return new Fix(error, release.version());
  }

  private List<Delivery> act(boolean second) {
    Packing packing = new Packing();
    for (Scene scene : scenes) {
      if (calendar.inSecondAct(scene.visit().start()) == second) {
        packing.add(scene.visit(), screenplay.play(scene.visit(), scene.errors()));
      }
    }
    return packing.deliveries();
  }

  private Duration upTo(Duration most) {
    return Duration.ofMillis(random.nextLong(most.toMillis()));
  }

  private record Scene(Visit visit, List<Template> errors) {}
}
