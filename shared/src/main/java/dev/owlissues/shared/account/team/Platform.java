package dev.owlissues.shared.account.team;

import dev.owlissues.shared.base.json.Word;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an app runs on, and the environments that its events may name. */
public enum Platform implements Word {
  APPLE("ios", "ipados", "macos", "watchos"),
  ANDROID("android"),
  WEB("web"),
  BACKEND("backend");

  private final Set<String> environments;

  Platform(String... environments) {
    this.environments = Set.of(environments);
  }

  /** The platform as requests and answers write it. */
  @Override
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The platform of that name, if there is one. */
  public static Optional<Platform> ofWire(String name) {
    return Word.find(values(), name);
  }

  /** The values that an event's {@code environment} may have. */
  public Set<String> environments() {
    return environments;
  }
}
