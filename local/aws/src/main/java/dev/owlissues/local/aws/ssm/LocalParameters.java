package dev.owlissues.local.aws.ssm;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * SSM's Parameter Store in process. Nothing is encrypted: whoever keeps the parameters must see to
 * it that only their owner can read them.
 */
public final class LocalParameters {
  private final Map<String, String> values;
  private final Consumer<Map<String, String>> keep;

  /**
   * Starts with those parameters.
   *
   * @param keep is given all parameters before a change of one is answered
   */
  public LocalParameters(Map<String, String> values, Consumer<Map<String, String>> keep) {
    this.values = new ConcurrentHashMap<>(values);
    this.keep = keep;
  }

  /** Without parameters, and forgotten with the process. */
  public static LocalParameters inMemory() {
    return new LocalParameters(Map.of(), all -> {});
  }

  /** The client to these parameters. */
  public SsmClient client() {
    return new LocalSsmClient(this);
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Puts the parameter, unless it is there and may not be overwritten. */
  public synchronized boolean put(String name, String value, boolean overwrite) {
    if (!overwrite && values.containsKey(name)) {
      return false;
    }
    values.put(name, value);
    keep.accept(Map.copyOf(values));
    return true;
  }
}
