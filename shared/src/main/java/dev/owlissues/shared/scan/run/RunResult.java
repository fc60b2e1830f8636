package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.scan.ScanCounts;
import java.util.LinkedHashMap;
import java.util.Map;

/** A run's result: the sum of what its units contributed. */
final class RunResult {
  private RunResult() {}

  /** The result by name, from contributions by unit key ({@code app#shard}). */
  static Map<String, Long> of(Map<String, ScanCounts> contributions) {
    long apps =
        contributions.keySet().stream()
            .map(unit -> unit.substring(0, unit.indexOf('#')))
            .distinct()
            .count();
    Map<String, Long> result = new LinkedHashMap<>();
    result.put("apps_scanned", apps);
    result.putAll(
        contributions.values().stream().reduce(ScanCounts.NONE, ScanCounts::plus).named());
    return result;
  }
}
