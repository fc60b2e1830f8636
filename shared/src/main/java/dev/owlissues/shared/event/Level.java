package dev.owlissues.shared.event;

import dev.owlissues.shared.base.json.Word;
import java.util.Locale;
import java.util.Optional;

/** How grave an event is. Only {@link #ERROR} makes issues. */
public enum Level implements Word {
  INFO,
  DEBUG,
  WARN,
  ERROR;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /** The level as requests and answers write it. */
  @Override
  public String wire() {
    return wire;
  }

  /** The level of that name, if there is one; names are lower-case. */
  public static Optional<Level> ofWire(String name) {
    return Word.find(values(), name);
  }

  /** Which partition an event of this level is kept in. */
  public Kind kind() {
    return this == ERROR ? Kind.ERROR : Kind.REST;
  }
}
