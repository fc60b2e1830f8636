package dev.owlissues.shared.base.vault;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of 256 bits for HMAC, made when one is first asked for. Read at use and not before, so that
 * a frozen copy of a process holds none; what was read is kept for minutes.
 */
public final class VaultKeys {
  /** The only algorithm that the keys are for. */
  public static final String ALGORITHM = "HmacSHA256";

  private static final int BYTES = 32;
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration ABSENCE_KEPT = Duration.ofMinutes(1);

  private final SecretVault vault;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /** What was found under a name, and until when that is believed. */
  private record Seen(Optional<SecretKey> key, Instant until) {}

  /** Keys in that vault, drawn from {@code random} at their first use. */
  public VaultKeys(SecretVault vault, InstantSource clock, SecureRandom random) {
    this.vault = vault;
    this.clock = clock;
    this.random = random;
  }

  /** The key of that name; made if there is none. All processes get the same one. */
  public SecretKey key(String name) {
    return remembered(name).orElseGet(() -> remember(name, made(name)));
  }

  /**
   * The key of that name, if there is one. The vault is asked for a name that has none at most once
   * a minute, however often a stranger names it.
   */
  public Optional<SecretKey> existing(String name) {
    Seen known = seen.get(name);
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.key();
    }
    Optional<SecretKey> found = vault.read(name).map(VaultKeys::decoded);
    found.ifPresentOrElse(
        key -> remember(name, key),
        () -> seen.put(name, new Seen(Optional.empty(), clock.instant().plus(ABSENCE_KEPT))));
    return found;
  }

  private Optional<SecretKey> remembered(String name) {
    return Optional.ofNullable(seen.get(name))
        .filter(known -> clock.instant().isBefore(known.until()))
        .flatMap(Seen::key);
  }

  // Two who make it at once: the vault takes one, and the other reads that.
  private SecretKey made(String name) {
    Optional<String> there = vault.read(name);
    if (there.isPresent()) {
      return decoded(there.get());
    }
    byte[] drawn = new byte[BYTES];
    random.nextBytes(drawn);
    String text = Base64.getEncoder().encodeToString(drawn);
    if (vault.create(name, text)) {
      return decoded(text);
    }
    return vault
        .read(name)
        .map(VaultKeys::decoded)
        .orElseThrow(
            () -> new IllegalStateException("another process made " + name + ", unreadable yet"));
  }

  private SecretKey remember(String name, SecretKey key) {
    seen.put(name, new Seen(Optional.of(key), clock.instant().plus(KEPT)));
    return key;
  }

  private static SecretKey decoded(String text) {
    return new SecretKeySpec(Base64.getDecoder().decode(text), ALGORITHM);
  }
}
