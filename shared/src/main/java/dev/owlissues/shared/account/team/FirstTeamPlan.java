package dev.owlissues.shared.account.team;

import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.time.Iso;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Everything about a first team that is drawn and not fixed. Whoever stores the plan before it is
 * applied can apply it as often as they like and always gets the same team and the same secrets.
 */
public record FirstTeamPlan(
    Instant at, UUID ownerId, UUID teamId, UUID projectId, Apps apps, Key agent) {

  /** Cuts the time to what the store keeps. */
  public FirstTeamPlan {
    at = Iso.millis(at);
    if (agent.secret().type() != KeyType.AGENT) {
      throw new IllegalArgumentException("not an agent's secret: " + agent.secret());
    }
  }

  /** One app of each kind. */
  public record Apps(DrawnApp apple, DrawnApp web, DrawnApp backend) {}

  /** An app's id and its client key. */
  public record DrawnApp(UUID id, Key client) {

    /** Checks that the secret is a client's. */
    public DrawnApp {
      if (client.secret().type() != KeyType.CLIENT) {
        throw new IllegalArgumentException("not a client's secret: " + client.secret());
      }
    }
  }

  /** A key's id and its secret. */
  public record Key(UUID id, Secret secret) {}

  /** Draws a new plan. */
  public static FirstTeamPlan draw(InstantSource clock, Ids ids, SecureRandom random) {
    return new FirstTeamPlan(
        clock.instant(),
        ids.next(),
        ids.next(),
        ids.next(),
        new Apps(app(ids, random), app(ids, random), app(ids, random)),
        key(KeyType.AGENT, ids, random));
  }

  private static DrawnApp app(Ids ids, SecureRandom random) {
    return new DrawnApp(ids.next(), key(KeyType.CLIENT, ids, random));
  }

  private static Key key(KeyType type, Ids ids, SecureRandom random) {
    return new Key(ids.next(), Secret.draw(type, random));
  }
}
