package dev.owlissues.bench.workload;

/**
 * Sessions that send their events side by side, as many at once as a request has events: each event
 * of a request is of another session, which is the dearest way to send them.
 *
 * @param problems how many there are
 * @param problemsEach how many of them a session meets, in turn
 * @param eventsEach how many events a session sends
 * @param first the number of the first session: those before were there earlier
 */
public record Crowd(int problems, int problemsEach, int eventsEach, int sessionsPerUser, int first)
    implements Pattern {
  private static final int AT_ONCE = Requests.EVENTS;

  /** 50 events a session over 3 problems each, and a user for every 4 sessions. */
  public static Crowd steady(int problems, int first) {
    return new Crowd(problems, 3, 50, 4, first);
  }

  /** One problem for everybody: 5 events a session, a user for each. */
  public static Crowd storm() {
    return new Crowd(1, 1, 5, 1, 0);
  }

  @Override
  public Meeting at(int event) {
    int request = event / AT_ONCE;
    int session = first + request / eventsEach * AT_ONCE + event % AT_ONCE;
    int turn = request % eventsEach % problemsEach;
    return new Meeting(
        (session * problemsEach + turn) % problems, session, session / sessionsPerUser);
  }
}
