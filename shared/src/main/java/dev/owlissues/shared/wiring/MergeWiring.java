package dev.owlissues.shared.wiring;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.issue.merge.MergeQueue;
import dev.owlissues.shared.issue.merge.MergeService;
import dev.owlissues.shared.issue.merge.MergeSteps;
import dev.owlissues.shared.issue.merge.MergeTransfer;
import dev.owlissues.shared.issue.merge.ScanBarrier;
import dev.owlissues.shared.scan.count.InlineSpill;
import java.time.InstantSource;

/** Puts merges together. */
public final class MergeWiring {
  private final DynamoStores stores;
  private final InstantSource clock;
  private final Ids ids;

  /** Merges in those stores. */
  public MergeWiring(DynamoStores stores, InstantSource clock, Ids ids) {
    this.stores = stores;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Merges.
   *
   * @param queue where merges go on that are too large for a request
   * @param lanes how much is moved at once
   * @param inRequest how many sessions and users a request moves itself; a comment counts as 100, a
   *     fingerprint as 10
   */
  public MergeService merging(MergeQueue queue, int lanes, long inRequest) {
    var issues = stores.issues();
    var merges = stores.merges();
    var buckets = stores.buckets();
    var packs = stores.packs();
    var units = new ScanBarrier(stores.units(), stores.pageGate(), clock, ids);
    var inlineSpill = new InlineSpill(issues, buckets, packs);
    var transfer =
        new MergeTransfer(issues, stores.routes(), buckets, packs, stores.comments(), lanes);
    var merge = new MergeSteps(issues, merges, units, inlineSpill, transfer, clock, ids);
    return new MergeService(issues, merges, merge, queue, inRequest, clock);
  }
}
