package dev.owlissues.local.aws.dynamo;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a client has used.
 *
 * @param requests how many requests were sent, by operation ({@code PutItem})
 * @param readUnits read request units
 * @param writeUnits write request units
 */
public record Usage(Map<String, Long> requests, double readUnits, double writeUnits) {

  /** Nothing yet. */
  public static final Usage NONE = new Usage(Map.of(), 0, 0);

  public Usage {
    requests = Map.copyOf(requests);
  }

  /** How many requests of that operation were sent. */
  public long requests(String operation) {
    return requests.getOrDefault(operation, 0L);
  }

  /** How many requests were sent in all. */
  public long totalRequests() {
    return requests.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Both together. */
  public Usage plus(Usage other) {
    Map<String, Long> all = new TreeMap<>(requests);
    other.requests.forEach((operation, count) -> all.merge(operation, count, Long::sum));
    return new Usage(all, readUnits + other.readUnits, writeUnits + other.writeUnits);
  }

  Usage plusRequest(String operation) {
    Map<String, Long> more = new TreeMap<>(requests);
    more.merge(operation, 1L, Long::sum);
    return new Usage(more, readUnits, writeUnits);
  }

  Usage plusUnits(double read, double write) {
    return new Usage(requests, readUnits + read, writeUnits + write);
  }
}
