package dev.owlissues.shared.account.team;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an app runs on, and the environments that its events may name. */
public enum Platform {
  APPLE("ios", "ipados", "macos", "watchos"),
  ANDROID("android"),
  WEB("web"),
  BACKEND("backend");

  private final Set<String> environments;

  Platform(String... environments) {
    this.environments = Set.of(environments);
  }

  /** The platform as requests and answers write it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The platform of that name, if there is one. */
  public static Optional<Platform> ofWire(String name) {
    return Stream.of(values()).filter(platform -> platform.wire().equals(name)).findFirst();
  }

  /** The values that an event's {@code environment} may have. */
  public Set<String> environments() {
    return environments;
  }
}
