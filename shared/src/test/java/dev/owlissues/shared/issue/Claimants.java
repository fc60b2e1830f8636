package dev.owlissues.shared.issue;

import java.util.UUID;
import java.util.stream.Stream;

/** Who works on issues in tests. */
public final class Claimants {
  /** A person. */
  public static final Claimant ANN = new Claimant(Claimant.Type.USER, new UUID(5, 5), "Ann");

  /** Another person. */
  public static final Claimant BOB = new Claimant(Claimant.Type.USER, new UUID(5, 6), "Bob");

  /** An agent whose key has the id that Ann has as a person. */
  public static final Claimant BOT = new Claimant(Claimant.Type.AGENT, ANN.id(), "Bot: the first");

  private Claimants() {}

  /** What they are called, which the audit log does not tell. */
  static String nameOf(UUID teamId, Claimant who) {
    return Stream.of(ANN, BOB, BOT)
        .filter(who::isSameAs)
        .map(Claimant::name)
        .findFirst()
        .orElse("");
  }
}
