package dev.owlissues.bench.workload;

import java.util.Random;

/** Who meets which problem, event after event. */
public interface Pattern {

  /**
   * What an event is about.
   *
   * @param problem its number, less than {@link #problems}
   */
  record Meeting(int problem, int session, int user) {}

  /** How many problems there are. */
  int problems();

  /** How many characters a message has at least: words are added to one that has fewer. */
  default int message() {
    return 0;
  }

  /** The meeting that an event tells of; events are numbered from 0, and asked for in order. */
  Meeting at(int event);

  /** Any session meets any problem: with so many pairs of both, nearly all are new. */
  static Pattern atRandom(Random random, int problems, int sessions, int sessionsPerUser) {
    return new Pattern() {
      @Override
      public int problems() {
        return problems;
      }

      @Override
      public Meeting at(int event) {
        int problem = random.nextInt(problems);
        int session = random.nextInt(sessions);
        return new Meeting(problem, session, session / sessionsPerUser);
      }
    };
  }
}
