package dev.owlissues.shared.appuser;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A user as an app's error events tell of them (R-appuser-1). Times are whole milliseconds, by the
 * senders' clocks.
 *
 * @param lastVersion the version of the latest event that named one; empty when none did
 * @param versionAt when that was; of no meaning without a version
 * @param modes in which kinds of builds
 */
public record AppUser(
    String userId,
    Instant firstSeen,
    Instant lastSeen,
    String lastVersion,
    Instant versionAt,
    SeenModes modes) {
  /** How far ahead of its arrival an event may say that it happened. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** A user of whom nobody noted in which kinds of builds they were seen. */
  public AppUser(
      String userId, Instant firstSeen, Instant lastSeen, String lastVersion, Instant versionAt) {
    this(userId, firstSeen, lastSeen, lastVersion, versionAt, SeenModes.UNKNOWN);
  }

  /** A user who was met once, in a build that is not one of development. */
  public static AppUser met(String userId, Instant at, String version) {
    return met(userId, at, version, false);
  }

  /** A user who was met once. */
  public static AppUser met(String userId, Instant at, String version, boolean dev) {
    return new AppUser(userId, at, at, version, at, SeenModes.once(dev));
  }

  /** The same sightings, of whom that id is (R-alias-4). */
  public AppUser as(String claimant) {
    return new AppUser(claimant, firstSeen, lastSeen, lastVersion, versionAt, modes);
  }

  /** The same user, seen in those kinds of builds. */
  AppUser in(SeenModes others) {
    return new AppUser(userId, firstSeen, lastSeen, lastVersion, versionAt, others);
  }

  /**
   * What is known of the user since they were erased at that time (R-erasure-2); empty if nothing
   * is. Senders' clocks may be ahead, so what is said to have happened a moment later is of before.
   */
  public Optional<AppUser> since(Instant erased) {
    if (!lastSeen.isAfter(erased.plus(AHEAD))) {
      return Optional.empty();
    }
    Instant first = firstSeen.isAfter(erased) ? firstSeen : erased;
    return Optional.of(new AppUser(userId, first, lastSeen, lastVersion, versionAt, modes));
  }

  /**
   * What both together tell of one user. The order and number of times that it is told make no
   * difference.
   */
  public AppUser plus(AppUser other) {
    if (!userId.equals(other.userId)) {
      throw new IllegalArgumentException(userId + " and " + other.userId + " are two users");
    }
    AppUser newer = hasNewerVersion(other) ? this : other;
    return new AppUser(
        userId,
        firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
        lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen,
        newer.lastVersion,
        newer.versionAt,
        modes.plus(other.modes));
  }

  // Two versions at the same moment: the greater text, so that the order of telling is no matter.
  private boolean hasNewerVersion(AppUser other) {
    if (lastVersion.isEmpty() || other.lastVersion.isEmpty()) {
      return other.lastVersion.isEmpty();
    }
    int order = versionAt.compareTo(other.versionAt);
    return order != 0 ? order > 0 : lastVersion.compareTo(other.lastVersion) > 0;
  }
}
