package dev.owlissues.shared.wiring;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.digest.DigestAgenda;
import dev.owlissues.shared.digest.DigestIssues;
import dev.owlissues.shared.digest.run.DigestPlanner;
import dev.owlissues.shared.digest.run.DigestQueue;
import dev.owlissues.shared.dynamo.DynamoStores;
import java.time.InstantSource;

/** Puts the parts of digests together. */
public final class DigestWiring {
  private final DynamoStores stores;
  private final InstantSource clock;
  private final Ids ids;

  /** Digests in those stores. */
  public DigestWiring(DynamoStores stores, InstantSource clock, Ids ids) {
    this.stores = stores;
    this.clock = clock;
    this.ids = ids;
  }

  /** Finds what digests are about. */
  public DigestIssues issues() {
    return new DigestIssues(stores.issueIndex(), stores.issues(), stores.notifiedIssues());
  }

  /** Decides whether a project gets a digest. */
  public DigestAgenda agenda() {
    return new DigestAgenda(stores.digests(), issues());
  }

  /** The planner, which gives projects to that queue. */
  public DigestPlanner planner(DigestQueue queue) {
    return new DigestPlanner(
        stores.teamDirectory(),
        stores.teams(),
        stores.digests(),
        stores.digestRuns(),
        stores.jobs(),
        agenda(),
        queue,
        clock,
        ids);
  }
}
