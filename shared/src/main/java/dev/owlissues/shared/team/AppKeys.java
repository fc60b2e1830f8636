package dev.owlissues.shared.team;

import java.time.Instant;
import java.util.UUID;

/** The keys of an app, as far as its removal is concerned. */
@FunctionalInterface
public interface AppKeys {

  /** Revokes every key of the app that is not revoked yet; it may be asked again. */
  void revokeAll(UUID teamId, UUID appId, Instant at);
}
