package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.dynamo.account.DynamoCodeStore;
import dev.owlissues.shared.dynamo.account.DynamoInvitationStore;
import dev.owlissues.shared.dynamo.account.DynamoKeyRegistry;
import dev.owlissues.shared.dynamo.account.DynamoMakers;
import dev.owlissues.shared.dynamo.account.DynamoMemberStore;
import dev.owlissues.shared.dynamo.account.DynamoProjectStore;
import dev.owlissues.shared.dynamo.account.DynamoRemovalStore;
import dev.owlissues.shared.dynamo.account.DynamoRemovedApps;
import dev.owlissues.shared.dynamo.account.DynamoSignUps;
import dev.owlissues.shared.dynamo.account.DynamoTeamCreation;
import dev.owlissues.shared.dynamo.account.DynamoTeamDirectory;
import dev.owlissues.shared.dynamo.account.DynamoTeamStore;
import dev.owlissues.shared.dynamo.account.DynamoUserStore;
import dev.owlissues.shared.dynamo.appuser.DynamoAppUserStore;
import dev.owlissues.shared.dynamo.appuser.DynamoErasureStore;
import dev.owlissues.shared.dynamo.appuser.DynamoUserClaims;
import dev.owlissues.shared.dynamo.appuser.DynamoUserPropertyStore;
import dev.owlissues.shared.dynamo.audit.DynamoAuditLog;
import dev.owlissues.shared.dynamo.audit.DynamoResourceLog;
import dev.owlissues.shared.dynamo.digest.DynamoDigestHeads;
import dev.owlissues.shared.dynamo.digest.DynamoDigestRuns;
import dev.owlissues.shared.dynamo.digest.DynamoDigestStore;
import dev.owlissues.shared.dynamo.digest.DynamoSuppressions;
import dev.owlissues.shared.dynamo.digest.DynamoToldIssues;
import dev.owlissues.shared.dynamo.event.DynamoEventArchive;
import dev.owlissues.shared.dynamo.event.DynamoEventLog;
import dev.owlissues.shared.dynamo.event.DynamoRefusedEvents;
import dev.owlissues.shared.dynamo.event.DynamoUnitLog;
import dev.owlissues.shared.dynamo.issue.DynamoBucketStore;
import dev.owlissues.shared.dynamo.issue.DynamoCommentStore;
import dev.owlissues.shared.dynamo.issue.DynamoDeletionStore;
import dev.owlissues.shared.dynamo.issue.DynamoIssueEntries;
import dev.owlissues.shared.dynamo.issue.DynamoIssueIndex;
import dev.owlissues.shared.dynamo.issue.DynamoIssueStore;
import dev.owlissues.shared.dynamo.issue.DynamoIssueWalk;
import dev.owlissues.shared.dynamo.issue.DynamoMergeStore;
import dev.owlissues.shared.dynamo.issue.DynamoNotifiedIssues;
import dev.owlissues.shared.dynamo.issue.DynamoOccurrenceArchive;
import dev.owlissues.shared.dynamo.issue.DynamoPackStore;
import dev.owlissues.shared.dynamo.issue.DynamoRouteStore;
import dev.owlissues.shared.dynamo.key.DynamoKeyStore;
import dev.owlissues.shared.dynamo.limit.DynamoRateLimits;
import dev.owlissues.shared.dynamo.purge.DynamoScopeStore;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.work.DynamoJobStore;
import dev.owlissues.shared.dynamo.work.DynamoPageGate;
import dev.owlissues.shared.dynamo.work.DynamoPlanStore;
import dev.owlissues.shared.dynamo.work.DynamoPurgeStore;
import dev.owlissues.shared.dynamo.work.DynamoRunStore;
import dev.owlissues.shared.dynamo.work.DynamoScanStatus;
import dev.owlissues.shared.dynamo.work.DynamoUnitStore;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * All stores of a stack, each built when it is asked for. The methods return the stores' own types:
 * if they returned interfaces, the JVM would load all of those to verify this class, and a function
 * would start with many that it does not use.
 */
public final class DynamoStores {
  private final DynamoDbClient client;
  private final TableNames names;
  private final InstantSource clock;
  private final Ids ids;
  private final Backoff backoff;

  /**
   * Stores in those tables.
   *
   * @param sleeper lets time pass when DynamoDB wants a request later
   */
  public DynamoStores(
      DynamoDbClient client, TableNames names, InstantSource clock, Ids ids, Sleeper sleeper) {
    this.client = client;
    this.names = names;
    this.clock = clock;
    this.ids = ids;
    this.backoff = new Backoff(clock, sleeper, ids);
  }

  /** The users of apps. */
  public DynamoAppUserStore appUsers() {
    return new DynamoAppUserStore(client, names);
  }

  /** What was done, and by whom. */
  public DynamoAuditLog auditLog() {
    return new DynamoAuditLog(client, names);
  }

  /** The audit log by what it is about. */
  public DynamoResourceLog resourceLog() {
    return new DynamoResourceLog(client, names, backoff);
  }

  /** The sets of issues. */
  public DynamoBucketStore buckets() {
    return new DynamoBucketStore(client, names, backoff);
  }

  /** Codes to sign in with. */
  public DynamoCodeStore codes() {
    return new DynamoCodeStore(client, names);
  }

  /** Comments on issues. */
  public DynamoCommentStore comments() {
    return new DynamoCommentStore(client, names, backoff);
  }

  /** Where the digests of many projects stand. */
  public DynamoDigestHeads digestHeads() {
    return new DynamoDigestHeads(client, names, backoff);
  }

  /** What the projects add to a run of digests. */
  public DynamoDigestRuns digestRuns() {
    return new DynamoDigestRuns(client, names);
  }

  /** Digests and who gets them. */
  public DynamoDigestStore digests() {
    return new DynamoDigestStore(client, names, ids);
  }

  /** Events, to be read. */
  public DynamoEventArchive eventArchive() {
    return new DynamoEventArchive(client, names, clock, backoff);
  }

  /** Events, to be written. */
  public DynamoEventLog eventLog() {
    return new DynamoEventLog(client, names);
  }

  /** Invitations to teams. */
  public DynamoInvitationStore invitations() {
    return new DynamoInvitationStore(client, names, backoff);
  }

  /** What lists know of issues. */
  public DynamoIssueEntries issueEntries() {
    return new DynamoIssueEntries(client, names);
  }

  /** The lists of issues. */
  public DynamoIssueIndex issueIndex() {
    return new DynamoIssueIndex(client, names);
  }

  /** Issues and tombstones, all of a project. */
  public DynamoIssueWalk issueWalk() {
    return new DynamoIssueWalk(client, names, backoff);
  }

  /** Issues. */
  public DynamoIssueStore issues() {
    return new DynamoIssueStore(client, names, backoff);
  }

  /** Runs of jobs. */
  public DynamoJobStore jobs() {
    return new DynamoJobStore(client, names);
  }

  /** Keys, for those who manage them. */
  public DynamoKeyRegistry keyRegistry() {
    return new DynamoKeyRegistry(client, names, backoff);
  }

  /** Keys, for those who check them. */
  public DynamoKeyStore keys() {
    return new DynamoKeyStore(client, names, backoff);
  }

  /** The people who made keys. */
  public DynamoMakers makers() {
    return new DynamoMakers(client, names, backoff);
  }

  /** Members of teams. */
  public DynamoMemberStore members() {
    return new DynamoMemberStore(client, names, backoff);
  }

  /** Merges that are on their way. */
  public DynamoMergeStore merges() {
    return new DynamoMergeStore(client, names, backoff);
  }

  /** When digests listed issues. */
  public DynamoNotifiedIssues notifiedIssues() {
    return new DynamoNotifiedIssues(client, names, backoff);
  }

  /** The occurrences of issues, to be read. */
  public DynamoOccurrenceArchive occurrences() {
    return new DynamoOccurrenceArchive(client, names);
  }

  /** The occurrences of issues, to be written. */
  public DynamoPackStore packs() {
    return new DynamoPackStore(client, names, backoff);
  }

  /** What keeps pages of the scan from being begun. */
  public DynamoPageGate pageGate() {
    return new DynamoPageGate(client, names);
  }

  /** What the planner of the scan has planned. */
  public DynamoPlanStore plans() {
    return new DynamoPlanStore(client, names);
  }

  /** Projects and apps, for those who manage them. */
  public DynamoProjectStore projects() {
    return new DynamoProjectStore(client, names, backoff);
  }

  /** Up to when apps have been scanned. */
  public DynamoScanStatus scanStatus() {
    return new DynamoScanStatus(client, names, backoff);
  }

  /** Issues that are being deleted. */
  public DynamoDeletionStore deletions() {
    return new DynamoDeletionStore(client, names, backoff);
  }

  /** Purges that are on their way. */
  public DynamoPurgeStore purges() {
    return new DynamoPurgeStore(client, names);
  }

  /** How much of its rate each caller has used. */
  public DynamoRateLimits rateLimits() {
    return new DynamoRateLimits(client, names, clock);
  }

  /** Projects and apps that are being removed. */
  public DynamoRemovalStore removals() {
    return new DynamoRemovalStore(client, names, backoff);
  }

  /** Which apps are gone for good. */
  public DynamoRemovedApps removedApps() {
    return new DynamoRemovedApps(client, names, backoff);
  }

  /** Counts of the events that were not taken. */
  public DynamoRefusedEvents refusedEvents() {
    return new DynamoRefusedEvents(client, names);
  }

  /** Fingerprints and the issues that they lead to. */
  public DynamoRouteStore routes() {
    return new DynamoRouteStore(client, names, backoff);
  }

  /** What the units add to a run of the scan. */
  public DynamoRunStore runs() {
    return new DynamoRunStore(client, names);
  }

  /** New accounts. */
  public DynamoSignUps signUps() {
    return new DynamoSignUps(client, names, backoff);
  }

  /** Addresses that get no mail. */
  public DynamoSuppressions suppressions() {
    return new DynamoSuppressions(client, names, backoff);
  }

  /** New teams. */
  public DynamoTeamCreation teamCreation() {
    return new DynamoTeamCreation(client, names, backoff);
  }

  /** All teams of the stack. */
  public DynamoTeamDirectory teamDirectory() {
    return new DynamoTeamDirectory(client, names);
  }

  /** Teams with their projects and apps. */
  public DynamoTeamStore teams() {
    return new DynamoTeamStore(client, names, backoff);
  }

  /** What digests said last of issues. */
  public DynamoToldIssues toldIssues() {
    return new DynamoToldIssues(client, names, backoff);
  }

  /** Events, as the scan reads them. */
  public DynamoUnitLog unitLog() {
    return new DynamoUnitLog(client, names);
  }

  /** How far each unit has been scanned. */
  public DynamoUnitStore units() {
    return new DynamoUnitStore(client, names);
  }

  /** Which users the anonymous ids are. */
  public DynamoUserClaims userClaims() {
    return new DynamoUserClaims(client, names, backoff);
  }

  /** What apps tell of their users. */
  public DynamoUserPropertyStore userProperties() {
    return new DynamoUserPropertyStore(client, names, backoff);
  }

  /** Which users of apps were erased, and what is left of them. */
  public DynamoErasureStore erasures() {
    return new DynamoErasureStore(client, names, backoff);
  }

  /** What lies under apps and projects beside issues. */
  public DynamoScopeStore scopes() {
    return new DynamoScopeStore(client, names, backoff);
  }

  /** People with an account. */
  public DynamoUserStore users() {
    return new DynamoUserStore(client, names, backoff);
  }
}
