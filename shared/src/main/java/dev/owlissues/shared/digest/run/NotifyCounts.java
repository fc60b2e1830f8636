package dev.owlissues.shared.digest.run;

import dev.owlissues.shared.digest.DigestDecision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of a run by name, as its result shows them. */
final class NotifyCounts {
  /** Who contributes what the planner decided. */
  static final String PLAN = "plan";

  private static final String CHECKED = "projects_checked";
  private static final String SENT = "notifications_sent";
  private static final String NOTIFIED = "issues_notified";

  private final Map<String, Long> counts = new TreeMap<>();

  void checked() {
    counts.merge(CHECKED, 1L, Long::sum);
  }

  /** Counts why a project got no digest. */
  void add(DigestDecision decision) {
    String name =
        switch (decision) {
          case DigestDecision.Off off -> "projects_off";
          case DigestDecision.NotDue notDue -> "projects_not_due";
          case DigestDecision.NothingNew nothing -> "projects_with_nothing_new";
          case DigestDecision.Silenced silenced -> "projects_silenced";
          case DigestDecision.Unheard unheard -> "projects_unheard";
          case DigestDecision.Gone gone -> "projects_gone";
          case DigestDecision.Due due -> "projects_due";
          case DigestDecision.Open open -> "projects_due";
          case DigestDecision.Closed closed -> "projects_with_a_digest";
        };
    counts.merge(name, 1L, Long::sum);
  }

  NotifyCounts with(int sent, int notified) {
    counts.merge(SENT, (long) sent, Long::sum);
    counts.merge(NOTIFIED, (long) notified, Long::sum);
    return this;
  }

  Map<String, Long> named() {
    return Map.copyOf(counts);
  }

  /** The counts with those that a result always has. */
  Map<String, Long> result() {
    return sum(List.of(counts));
  }

  static Map<String, Long> sum(List<Map<String, Long>> contributions) {
    Map<String, Long> sum = new TreeMap<>(Map.of(CHECKED, 0L, SENT, 0L, NOTIFIED, 0L));
    contributions.forEach(
        counts -> counts.forEach((name, count) -> sum.merge(name, count, Long::sum)));
    return sum;
  }
}
