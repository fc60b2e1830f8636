package dev.owlissues.bench.cost;

import dev.owlissues.bench.workload.Crowd;
import dev.owlissues.bench.workload.Pattern;

/**
 * New sessions of the one problem that {@code known} sessions have met before, an event each. Every
 * fourth is of a new user, the others of users who were met long ago, four sessions each.
 */
record Trickle(int known) implements Pattern {
  private static final int SESSIONS_PER_USER = 4;
  // Prime, so that the users met again lie anywhere among the known ones.
  private static final long STRIDE = 7_919;

  /** Those who are known: an event of each session. */
  Crowd before() {
    return new Crowd(1, 1, 1, SESSIONS_PER_USER, 0);
  }

  @Override
  public int problems() {
    return 1;
  }

  @Override
  public Meeting at(int event) {
    int users = known / SESSIONS_PER_USER;
    int user = event % SESSIONS_PER_USER == 0 ? users + event : (int) (event * STRIDE % users);
    return new Meeting(0, known + event, user);
  }
}
