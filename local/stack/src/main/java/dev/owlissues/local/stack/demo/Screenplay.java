package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.event.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Turns a visit and its errors into a stream of events: an opening, steps, and the errors. */
final class Screenplay {
  /** No stream lasts longer than this. */
  static final Duration LONGEST = Duration.ofMinutes(20);

  private final Cast cast;
  private final RandomGenerator random;

  Screenplay(Cast cast, RandomGenerator random) {
    this.cast = cast;
    this.random = random;
  }

  /** The events of a visit, oldest first. */
  List<Line> play(Visit visit, List<Template> errors) {
    List<Cue> cues = new ArrayList<>();
    cues.add(step(Step.opening(visit.platform())));
    for (Template error : errors) {
      for (int steps = random.nextInt(1, 4); steps > 0; steps--) {
        cues.add(step(Blanks.pick(random, Step.of(visit.platform()))));
      }
      cues.add(new Cue(Level.ERROR, error.module(), "", error.fill(random)));
    }
    return lines(visit, cues);
  }

  private List<Line> lines(Visit visit, List<Cue> cues) {
    List<Line> lines = new ArrayList<>();
    Duration sendRate = LONGEST.dividedBy(cues.size());
    Instant at = visit.start();
    String screen = "";
    for (Cue cue : cues) {
      // An error happens on the screen that the visitor saw last.
      screen = cue.screen().isEmpty() ? screen : cue.screen();
      Visit who = cue.level() == Level.ERROR ? inCharge(visit) : visit;
      lines.add(
          new Line(who, Blanks.uuid(random), at, cue.level(), cue.module(), screen, cue.text()));
      at = at.plusMillis(random.nextLong(50, sendRate.toMillis()));
    }
    return lines;
  }

  // A backend's errors happen on behalf of its callers.
  private Visit inCharge(Visit visit) {
    boolean onBehalf = visit.platform() == Platform.BACKEND && !visit.dev();
    return onBehalf && random.nextInt(3) == 0 ? visit.as(cast.someone()) : visit;
  }

  private Cue step(Step step) {
    return new Cue(step.level(), step.module(), step.screen(), Blanks.fill(step.text(), random));
  }

  private record Cue(Level level, String module, String screen, String text) {}
}
