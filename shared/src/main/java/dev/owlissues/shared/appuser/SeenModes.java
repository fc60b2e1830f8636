package dev.owlissues.shared.appuser;

import dev.owlissues.shared.event.reading.DataMode;

/**
 * In which kinds of builds a user was seen. A user who was noted before this was kept is in
 * neither, and counts as one of production.
 */
public record SeenModes(boolean production, boolean development) {
  /** Nobody noted it. */
  public static final SeenModes UNKNOWN = new SeenModes(false, false);

  /** How many bits they take. */
  static final int BITS = 2;

  private static final int PRODUCTION = 1;
  private static final int DEVELOPMENT = 2;

  /** Seen once, in a development build or not. */
  public static SeenModes once(boolean dev) {
    return new SeenModes(!dev, dev);
  }

  /** Reads what {@link #bits} says. */
  static SeenModes of(int bits) {
    return new SeenModes((bits & PRODUCTION) != 0, (bits & DEVELOPMENT) != 0);
  }

  int bits() {
    return (production ? PRODUCTION : 0) | (development ? DEVELOPMENT : 0);
  }

  /** Both together. */
  SeenModes plus(SeenModes other) {
    return new SeenModes(production || other.production, development || other.development);
  }

  /** Whether who was seen in these is one of that mode. */
  public boolean isIn(DataMode mode) {
    return switch (mode) {
      case ALL -> true;
      case DEVELOPMENT -> development;
      case PRODUCTION -> production || !development;
    };
  }
}
