package dev.owlissues.bench.growth;

import dev.owlissues.bench.workload.Pattern;

/**
 * One session in which every event is a problem of its own, with a long message: what fills a
 * worker's memory fastest.
 */
record Variety() implements Pattern {
  /** How many characters its messages have, give or take a word. */
  static final int MESSAGE = 1_000;

  /** As many as there can be events. */
  @Override
  public int problems() {
    return Integer.MAX_VALUE;
  }

  @Override
  public int message() {
    return MESSAGE;
  }

  @Override
  public Meeting at(int event) {
    return new Meeting(event, 0, 0);
  }
}
