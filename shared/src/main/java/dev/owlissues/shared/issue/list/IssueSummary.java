package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.entry.IssueEntry;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many issues there are within a filter (R-list-10).
 *
 * @param byStatus with every status
 * @param byApp of those apps that have any, by the app that shows them, the most open first
 * @param versions those of the most issues first, at most {@value #MOST_NAMES}
 * @param environments likewise
 * @param partial whether not all issues were looked at
 */
public record IssueSummary(
    Map<IssueStatus, Integer> byStatus,
    List<OfApp> byApp,
    List<String> versions,
    List<String> environments,
    boolean partial) {
  /** The most versions, and the most environments. */
  public static final int MOST_NAMES = 50;

  private static final Set<IssueStatus> OPEN =
      Set.of(IssueStatus.NEW, IssueStatus.IN_PROGRESS, IssueStatus.REGRESSED);

  /** How many issues an app has. */
  public record OfApp(UUID appId, int open, int total) {

    private OfApp plus(OfApp more) {
      return new OfApp(appId, open + more.open, total + more.total);
    }
  }

  /** Copies the collections. */
  public IssueSummary {
    byStatus = Map.copyOf(byStatus);
    byApp = List.copyOf(byApp);
    versions = List.copyOf(versions);
    environments = List.copyOf(environments);
  }

  /** Counts those entries, each shown under one of those apps. */
  static IssueSummary of(Collection<IssueEntry> entries, LiveApps apps, boolean partial) {
    Map<IssueStatus, Integer> byStatus = new EnumMap<>(IssueStatus.class);
    Stream.of(IssueStatus.values()).forEach(status -> byStatus.put(status, 0));
    Map<UUID, OfApp> byApp = new HashMap<>();
    for (IssueEntry entry : entries) {
      IssueStatus status = entry.state().status();
      byStatus.merge(status, 1, Integer::sum);
      apps.firstOf(entry.origin().appIds())
          .ifPresent(app ->
              byApp.merge(app, new OfApp(app, OPEN.contains(status) ? 1 : 0, 1), OfApp::plus));
    }
    return new IssueSummary(
        byStatus,
        byApp.values().stream()
            .sorted(
                Comparator.comparingInt((OfApp app) -> -app.open)
                    .thenComparingInt(app -> -app.total)
                    .thenComparing(app -> app.appId.toString()))
            .toList(),
        names(entries, IssueEntry.Heads::versions),
        names(entries, IssueEntry.Heads::environments),
        partial);
  }

  /** The issues that want something done. */
  public int open() {
    return OPEN.stream().mapToInt(status -> byStatus.getOrDefault(status, 0)).sum();
  }

  /** All issues. */
  public int total() {
    return byStatus.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static List<String> names(
      Collection<IssueEntry> entries, Function<IssueEntry.Heads, List<String>> of) {
    Map<String, Integer> counts = new HashMap<>();
    entries.forEach(
        entry -> of.apply(entry.heads()).forEach(name -> counts.merge(name, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_NAMES)
        .map(Map.Entry::getKey)
        .toList();
  }
}
