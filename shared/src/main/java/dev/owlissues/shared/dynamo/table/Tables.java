package dev.owlissues.shared.dynamo.table;

import dev.owlissues.shared.dynamo.table.Table.Index;
import java.util.List;

/**
 * Every table, index and expiry attribute of the product. The local stack and the tests create
 * their tables from here, and a test holds {@code template.yaml} equal to it. What the keys look
 * like and which access pattern each serves is in {@code docs/data-model.md}.
 */
public final class Tables {
  /** The expiry attribute: epoch seconds. Readers leave out what has expired: deletion lags. */
  public static final String EXPIRES_AT = "expires_at";

  /**
   * Issues of a project and mode by recency, with what lists sort, filter and search by: {@code
   * updated_id} is {@code updated_at#id}.
   */
  public static final Index BY_RECENCY =
      new Index("by-recency", "project_mode", "updated_id", List.of("entry"));

  /** The same for one status, keys only. */
  public static final Index BY_STATUS = new Index("by-status", "project_mode_status", "updated_id");

  /** Fingerprints by the issue that they lead to, by when they were met first. */
  public static final Index BY_ISSUE = new Index("by-issue", "issue_id", "created_at");

  /** All teams: {@code listed_as} is the same for each. */
  public static final Index BY_LIST = new Index("by-list", "listed_as", "pk");

  /** Audit entries by what they are about, each thing's by time. */
  public static final Index BY_RESOURCE = new Index("by-resource", "resource_id", "sk");

  /** Batches of events, pointers to them, activity and re-send markers. */
  public static final Table EVENTS =
      Table.keyed("EventsTable", "OWL_EVENTS_TABLE").sorted().expiring();

  /** One item per issue. */
  public static final Table ISSUES =
      Table.keyed("IssuesTable", "OWL_ISSUES_TABLE").indexed(BY_RECENCY, BY_STATUS);

  /** One item per fingerprint: the issue it leads to, and what it stands for. */
  public static final Table FINGERPRINTS =
      Table.keyed("FingerprintsTable", "OWL_FINGERPRINTS_TABLE").indexed(BY_ISSUE);

  /** Session and user sets, and packs of occurrences. */
  public static final Table OCCURRENCES =
      Table.keyed("OccurrencesTable", "OWL_OCCURRENCES_TABLE").sorted();

  /** Comments on issues. */
  public static final Table COMMENTS =
      Table.keyed("CommentsTable", "OWL_COMMENTS_TABLE").sorted().expiring();

  /** Teams with all that is theirs: everything of a team lies under its id. */
  public static final Table TEAMS =
      Table.keyed("TeamsTable", "OWL_TEAMS_TABLE").sorted().indexed(BY_LIST).expiring();

  /** People, how they sign in, and where they belong. */
  public static final Table USERS =
      Table.keyed("UsersTable", "OWL_USERS_TABLE").sorted().expiring();

  /** The users of apps, packed by the hash of their ids. */
  public static final Table APP_USERS =
      Table.keyed("AppUsersTable", "OWL_APP_USERS_TABLE").sorted();

  /** API keys by the hash of their secret. */
  public static final Table KEYS = Table.keyed("KeysTable", "OWL_KEYS_TABLE").expiring();

  /** Work of the scan: the planner's checkpoint, units, their frozen pages, results of runs. */
  public static final Table WORK = Table.keyed("WorkTable", "OWL_WORK_TABLE").sorted().expiring();

  /** Job runs, for people to read. */
  public static final Table JOBS = Table.keyed("JobsTable", "OWL_JOBS_TABLE").sorted().expiring();

  /** The audit log. */
  public static final Table AUDIT =
      Table.keyed("AuditTable", "OWL_AUDIT_TABLE").sorted().indexed(BY_RESOURCE);

  /** Digests, their recipients, runs of the notify job, and addresses that get no mail. */
  public static final Table DIGESTS =
      Table.keyed("DigestsTable", "OWL_DIGESTS_TABLE").sorted().expiring();

  /** What apps say about their users, by project and user. */
  public static final Table USER_PROPERTIES =
      Table.keyed("UserPropertiesTable", "OWL_USER_PROPERTIES_TABLE").sorted();

  /** Token buckets, by whose and for what. */
  public static final Table LIMITS = Table.keyed("LimitsTable", "OWL_LIMITS_TABLE").expiring();

  /** All of them. */
  public static final List<Table> ALL =
      List.of(
          EVENTS,
          ISSUES,
          FINGERPRINTS,
          OCCURRENCES,
          COMMENTS,
          TEAMS,
          USERS,
          KEYS,
          WORK,
          JOBS,
          AUDIT,
          APP_USERS,
          USER_PROPERTIES,
          LIMITS,
          DIGESTS);

  private Tables() {}
}
