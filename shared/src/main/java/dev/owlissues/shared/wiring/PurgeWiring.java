package dev.owlissues.shared.wiring;

import dev.owlissues.shared.appuser.AppUserEraser;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.issue.merge.ScanBarrier;
import dev.owlissues.shared.purge.PurgeQueue;
import dev.owlissues.shared.purge.work.ErasedIssues;
import dev.owlissues.shared.purge.work.ErasureUnits;
import dev.owlissues.shared.purge.work.IssueDeletion;
import dev.owlissues.shared.purge.work.IssueRemains;
import dev.owlissues.shared.purge.work.PurgeService;
import dev.owlissues.shared.purge.work.ScopePurge;
import dev.owlissues.shared.purge.work.ScopeRemains;
import dev.owlissues.shared.purge.work.UserErasure;
import dev.owlissues.shared.scan.count.InlineSpill;
import dev.owlissues.shared.scan.members.SetTree;
import java.time.InstantSource;

/** Puts purges together. */
public final class PurgeWiring {
  private final DynamoStores stores;
  private final InstantSource clock;
  private final Ids ids;

  /** Purges of those stores. */
  public PurgeWiring(DynamoStores stores, InstantSource clock, Ids ids) {
    this.stores = stores;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Purges.
   *
   * @param queue where they wait
   * @param lanes how much is done at once
   */
  public PurgeService purging(PurgeQueue queue, int lanes) {
    var issues = stores.issues();
    var units = new ScanBarrier(stores.units(), stores.pageGate(), clock, ids);
    var remains =
        new IssueRemains(
            stores.packs(),
            new SetTree(stores.buckets(), lanes),
            stores.comments(),
            stores.toldIssues(),
            stores.resourceLog());
    var deletion =
        new IssueDeletion(
            issues,
            stores.deletions(),
            stores.merges(),
            units,
            stores.routes(),
            remains,
            ids,
            clock);
    var scopes =
        new ScopePurge(
            stores.removedApps(),
            stores.units(),
            stores.issueWalk(),
            issues,
            stores.merges(),
            stores.routes(),
            remains,
            new ScopeRemains(stores.keyRegistry(), stores.scopes(), new AuditEntries(ids, clock)),
            lanes,
            clock);
    return new PurgeService(
        stores.purges(), deletion, scopes, users(units, lanes), stores.jobs(), queue, clock);
  }

  private UserErasure users(ScanBarrier units, int lanes) {
    var spill = new InlineSpill(stores.issues(), stores.buckets(), stores.packs());
    return new UserErasure(
        stores.erasures(),
        stores.userProperties(),
        stores.purges(),
        stores.merges(),
        new ErasureUnits(stores.plans(), stores.units(), stores.unitLog(), stores.removedApps()),
        units,
        new ErasedIssues(stores.issueWalk(), stores.issues(), spill, stores.packs(), lanes),
        new AppUserEraser(stores.appUsers()),
        new AuditEntries(ids, clock));
  }
}
