package dev.owlissues.shared.event.reading;

import dev.owlissues.shared.base.json.Word;
import java.util.Locale;
import java.util.Optional;

/** Which builds a reader asks about. Development and production never mix unless asked for both. */
public enum DataMode implements Word {
  PRODUCTION,
  DEVELOPMENT,
  ALL;

  /** The mode as requests write it. */
  @Override
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of that name, if there is one. */
  public static Optional<DataMode> ofWire(String name) {
    return Word.find(values(), name);
  }

  /** Whether what is (or is not) of a development build belongs to this mode. */
  public boolean includes(boolean dev) {
    return this == ALL || dev == (this == DEVELOPMENT);
  }
}
