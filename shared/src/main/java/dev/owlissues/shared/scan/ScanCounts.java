package dev.owlissues.shared.scan;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a scan did. Sums are what a job's result shows. */
public record ScanCounts(
    long events, Issues issues, long occurrences, long disagreements, long batchesSetAside) {
  /** Nothing done. */
  public static final ScanCounts NONE = new ScanCounts(0, Issues.NONE, 0, 0, 0);

  /** What became of issues. */
  public record Issues(long created, long regressed, long unsnoozed) {
    /** No issue touched. */
    public static final Issues NONE = new Issues(0, 0, 0);

    public Issues minus(Issues less) {
      return new Issues(
          created - less.created, regressed - less.regressed, unsnoozed - less.unsnoozed);
    }

    public Issues plus(Issues more) {
      return new Issues(
          created + more.created, regressed + more.regressed, unsnoozed + more.unsnoozed);
    }
  }

  /** Both together. */
  public ScanCounts plus(ScanCounts more) {
    return new ScanCounts(
        events + more.events,
        issues.plus(more.issues),
        occurrences + more.occurrences,
        disagreements + more.disagreements,
        batchesSetAside + more.batchesSetAside);
  }

  /** What came after those. */
  public ScanCounts minus(ScanCounts less) {
    return new ScanCounts(
        events - less.events,
        issues.minus(less.issues),
        occurrences - less.occurrences,
        disagreements - less.disagreements,
        batchesSetAside - less.batchesSetAside);
  }

  /** The counts by the names they have in a job's result. */
  public Map<String, Long> named() {
    Map<String, Long> named = new LinkedHashMap<>();
    named.put("events_processed", events);
    named.put("issues_created", issues.created());
    named.put("issues_regressed", issues.regressed());
    named.put("issues_unsnoozed", issues.unsnoozed());
    named.put("occurrences_created", occurrences);
    named.put("version_order_disagreements", disagreements);
    named.put("batches_set_aside", batchesSetAside);
    return named;
  }

  /** Reads what {@link #named} wrote. */
  public static ScanCounts ofNamed(Map<String, Long> named) {
    return new ScanCounts(
        named.getOrDefault("events_processed", 0L),
        new Issues(
            named.getOrDefault("issues_created", 0L),
            named.getOrDefault("issues_regressed", 0L),
            named.getOrDefault("issues_unsnoozed", 0L)),
        named.getOrDefault("occurrences_created", 0L),
        named.getOrDefault("version_order_disagreements", 0L),
        named.getOrDefault("batches_set_aside", 0L));
  }
}
