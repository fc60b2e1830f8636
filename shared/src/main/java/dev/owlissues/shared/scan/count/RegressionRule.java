package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Snooze;
import dev.owlissues.shared.issue.version.VersionOrder;
import dev.owlissues.shared.scan.page.IssueFold;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what error events do to an issue's status (R-regression-1, R-snooze-2). An unknown
 * version never brings a resolved issue back: without two versions there is no order.
 */
final class RegressionRule {
  private final VersionOrder order;

  RegressionRule(VersionOrder order) {
    this.order = order;
  }

  /** What the events of a page do. */
  sealed interface Verdict {
    /** The status stays what it is. */
    record Stays() implements Verdict {}

    /** A resolved issue is back, in that newer version. */
    record Regressed(String version) implements Verdict {}

    /** A snoozed issue heard events that do not wake it yet. */
    record Sleeps(Snooze rest) implements Verdict {}

    /** A snoozed issue happened again after all that it was to sleep through. */
    record Woken() implements Verdict {}
  }

  Verdict judge(Lifecycle lifecycle, IssueFold fold) {
    return switch (lifecycle.status()) {
      case RESOLVED ->
          newer(order, lifecycle, fold)
              .<Verdict>map(Verdict.Regressed::new)
              .orElseGet(Verdict.Stays::new);
      case SNOOZED ->
          lifecycle.snooze().map(snooze -> heard(snooze, fold)).orElseGet(Verdict.Stays::new);
      case NEW, IN_PROGRESS, SILENCED, REGRESSED -> new Verdict.Stays();
    };
  }

  private static Verdict heard(Snooze snooze, IssueFold fold) {
    return snooze
        .after(fold::receivedAfter)
        .<Verdict>map(rest -> rest.equals(snooze) ? new Verdict.Stays() : new Verdict.Sleeps(rest))
        .orElseGet(Verdict.Woken::new);
  }

  /** How the orders of versions disagree about this issue, if they do. */
  Optional<VersionDisagreement> disagreement(Lifecycle lifecycle, IssueFold fold) {
    if (lifecycle.status() != IssueStatus.RESOLVED || lifecycle.resolvedAtVersion().isEmpty()) {
      return Optional.empty();
    }
    String fixed = lifecycle.resolvedAtVersion().get();
    List<VersionDisagreement> newer =
        Stream.of(VersionOrder.values())
            .flatMap(each ->
                newer(each, lifecycle, fold).stream()
                    .map(seen -> new VersionDisagreement(fixed, seen, each)))
            .toList();
    return newer.size() < VersionOrder.values().length
        ? newer.stream().findFirst()
        : Optional.empty();
  }

  private static Optional<String> newer(VersionOrder order, Lifecycle lifecycle, IssueFold fold) {
    return lifecycle
        .resolvedAtVersion()
        .flatMap(fixed -> fold.versions().by(order).filter(seen -> order.newer(seen, fixed)));
  }
}
