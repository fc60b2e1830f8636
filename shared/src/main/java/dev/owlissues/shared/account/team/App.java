package dev.owlissues.shared.account.team;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An app: one program that sends events.
 *
 * @param bundleId present unless the platform is backend; never changes
 * @param clientSecret the secret of its client key, as it was made ({@link ClientSecrets} has the
 *     one that works): readable, because it ships inside the app and can only write events
 * @param latest the highest version seen in production events
 */
public record App(
    UUID id,
    Place place,
    String name,
    Platform platform,
    Optional<String> bundleId,
    Optional<String> clientSecret,
    Optional<LatestVersion> latest,
    Instant createdAt) {

  /** Checks the name, and that just the backends have no bundle id. */
  public App {
    Names.check(name);
    if (bundleId.isEmpty() != (platform == Platform.BACKEND)) {
      throw new IllegalArgumentException(
          "platform %s and bundle id %s do not go together"
              .formatted(platform.wire(), bundleId.orElse("none")));
    }
  }

  /** The app under another name. */
  public App renamed(String other) {
    return new App(id, place, other, platform, bundleId, clientSecret, latest, createdAt);
  }

  /** The app with that secret, or with none. */
  public App withClientSecret(Optional<String> other) {
    return new App(id, place, name, platform, bundleId, other, latest, createdAt);
  }

  /** The team and project an app belongs to; neither changes. */
  public record Place(UUID teamId, UUID projectId) {}

  /** The highest version seen, by semver order, and when it first was. */
  public record LatestVersion(String version, Instant seenAt) {}
}
