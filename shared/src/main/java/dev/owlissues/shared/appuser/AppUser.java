package dev.owlissues.shared.appuser;

import java.time.Instant;

/**
 * A user as an app's error events tell of them (R-appuser-1). Times are whole milliseconds, by the
 * senders' clocks.
 *
 * @param lastVersion the version of the latest event that named one; empty when none did
 * @param versionAt when that was; of no meaning without a version
 */
public record AppUser(
    String userId, Instant firstSeen, Instant lastSeen, String lastVersion, Instant versionAt) {

  /** A user who was met once. */
  public static AppUser met(String userId, Instant at, String version) {
    return new AppUser(userId, at, at, version, at);
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
        newer.versionAt);
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
