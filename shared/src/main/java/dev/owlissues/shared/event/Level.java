package dev.owlissues.shared.event;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How grave an event is. Only {@link #ERROR} makes issues. */
public enum Level {
  INFO,
  DEBUG,
  WARN,
  ERROR;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /** The level as requests and answers write it. */
  public String wire() {
    return wire;
  }

  /** The level of that name, if there is one; names are lower-case. */
  public static Optional<Level> ofWire(String name) {
    return Stream.of(values()).filter(level -> level.wire.equals(name)).findFirst();
  }

  /** Which partition an event of this level is kept in. */
  public Kind kind() {
    return this == ERROR ? Kind.ERROR : Kind.REST;
  }
}
