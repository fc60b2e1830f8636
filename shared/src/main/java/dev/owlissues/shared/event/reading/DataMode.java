package dev.owlissues.shared.event.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which builds a reader asks about. Development and production never mix unless asked for both. */
public enum DataMode {
  PRODUCTION,
  DEVELOPMENT,
  ALL;

  /** The mode as requests write it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of that name, if there is one. */
  public static Optional<DataMode> ofWire(String name) {
    return Stream.of(values()).filter(mode -> mode.wire().equals(name)).findFirst();
  }

  /** Whether what is (or is not) of a development build belongs to this mode. */
  public boolean includes(boolean dev) {
    return this == ALL || dev == (this == DEVELOPMENT);
  }
}
