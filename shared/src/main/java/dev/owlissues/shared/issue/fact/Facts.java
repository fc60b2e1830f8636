package dev.owlissues.shared.issue.fact;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an issue knows of its events (R-fact-1 to R-fact-5). A page's facts are added in the write
 * that counts the page, so they are as exact as its counts. An issue that an earlier version made
 * has none of the events before.
 *
 * @param events all stored error events that were counted
 * @param newest empty before the first event
 * @param regression the newest one, if there ever was one
 */
public record Facts(
    long events,
    History history,
    Breakdown versions,
    Breakdown environments,
    Optional<NewestEvent> newest,
    Optional<Regression> regression) {
  /** How many versions are kept apart. */
  public static final int VERSIONS = 20;

  /** How many environments are kept apart. */
  public static final int ENVIRONMENTS = 10;

  /** Nothing known yet. */
  public static final Facts NONE =
      new Facts(
          0, History.NONE, Breakdown.NONE, Breakdown.NONE, Optional.empty(), Optional.empty());

  /**
   * What both know. In whatever order pages are added, this comes to the same, but for which of too
   * many versions and environments are in the rest.
   */
  public Facts plus(Facts more) {
    return new Facts(
        events + more.events,
        history.plus(more.history),
        versions.plus(more.versions).keeping(VERSIONS),
        environments.plus(more.environments).keeping(ENVIRONMENTS),
        later(newest, more.newest, Comparator.naturalOrder()),
        later(regression, more.regression, Comparator.comparing(Regression::at)));
  }

  /** With those occurrences opened. */
  public Facts opened(Openings openings) {
    return with(
        history,
        versions.opened(openings.byVersion()),
        environments.opened(openings.byEnvironment()));
  }

  /** What of it another issue takes over at once: all about events (R-fact-7). */
  public Facts ofEvents() {
    return new Facts(
        events, history, versions.unopened(), environments.unopened(), newest, Optional.empty());
  }

  /** With a newer regression. */
  public Facts regressed(Regression next) {
    return new Facts(events, history, versions, environments, newest, Optional.of(next));
  }

  /** Without a regression. */
  Facts unregressed() {
    return new Facts(events, history, versions, environments, newest, Optional.empty());
  }

  /** The same in which other counts are kept apart. */
  Facts with(History kept, Breakdown keptVersions, Breakdown keptEnvironments) {
    return new Facts(events, kept, keptVersions, keptEnvironments, newest, regression);
  }

  private static <T> Optional<T> later(Optional<T> one, Optional<T> other, Comparator<T> order) {
    return Stream.of(one, other).flatMap(Optional::stream).max(order);
  }
}
