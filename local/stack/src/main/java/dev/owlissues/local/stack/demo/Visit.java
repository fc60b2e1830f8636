package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import java.time.Instant;
import java.util.UUID;

/**
 * One session of one of the apps.
 *
 * @param user who it was, empty when nobody signed in
 * @param dev whether it ran a development build
 */
record Visit(
    Platform platform,
    UUID session,
    String user,
    String version,
    Gear gear,
    Instant start,
    boolean dev) {

  /** The same session, seen while it works for another user. */
  Visit as(String someone) {
    return new Visit(platform, session, someone, version, gear, start, dev);
  }
}
