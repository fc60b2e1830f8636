package dev.owlissues.shared.base.vault;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A vault in memory that counts how often it is read. */
public final class CountedVault implements SecretVault {
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private int reads;

  @Override
  public synchronized Optional<String> read(String name) {
    reads++;
    return Optional.ofNullable(secrets.get(name));
  }

  @Override
  public boolean create(String name, String secret) {
    return secrets.putIfAbsent(name, secret) == null;
  }

  /** How often it was read so far. */
  public synchronized int reads() {
    return reads;
  }
}
