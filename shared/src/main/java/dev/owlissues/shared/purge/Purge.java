package dev.owlissues.shared.purge;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.base.json.Word;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobType;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * That something is gone for everybody, and is now to be deleted with all that lies under it
 * (R-purge-1). It is noted together with the removal, and forgotten when nothing is left.
 *
 * @param id also that of the run by which people see how far it is
 * @param subject what is deleted; it has one purge at most
 * @param apps of a removed app itself, of a removed project those that went with it, of an erased
 *     user those of the project
 * @param users of an erased user all ids that are known of them; else none
 * @param due when it is gone on with
 * @param walks how often everything has been looked through
 * @param reached where in its walk it is; empty at the beginning
 */
public record Purge(
    UUID id,
    UUID teamId,
    UUID projectId,
    Kind kind,
    UUID subject,
    Set<UUID> apps,
    Set<String> users,
    Actor actor,
    Instant asked,
    Instant due,
    int walks,
    String reached) {
  /** For how long somebody who knew a thing may still write under it: no worker lives longer. */
  public static final Duration RESTS = Duration.ofMinutes(15);

  /** How often everything is looked through: what came too late is found the second time. */
  public static final int WALKS = 2;

  /** What can be deleted. */
  public enum Kind implements Word {
    ISSUE,
    APP,
    PROJECT,
    /** What is left of a user of a project's apps. */
    APP_USER;

    @Override
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that is written like this, if there is one. */
    public static Optional<Kind> ofWire(String text) {
      return Word.find(values(), text);
    }
  }

  /** Copies the set. */
  public Purge {
    apps = Set.copyOf(apps);
    users = Set.copyOf(users);
  }

  /** The purge of an issue, which begins at once: its commit looks for workers itself. */
  public static Purge ofIssue(UUID id, UUID teamId, UUID projectId, UUID issueId, By by) {
    return new Purge(
        id,
        teamId,
        projectId,
        Kind.ISSUE,
        issueId,
        Set.of(),
        Set.of(),
        by.actor,
        by.at,
        by.at,
        0,
        "");
  }

  /** The purge of a removed app. */
  public static Purge ofApp(UUID id, UUID teamId, UUID projectId, UUID appId, By by) {
    Instant due = by.at.plus(RESTS);
    return new Purge(
        id,
        teamId,
        projectId,
        Kind.APP,
        appId,
        Set.of(appId),
        Set.of(),
        by.actor,
        by.at,
        due,
        0,
        "");
  }

  /** The purge of a removed project and the apps that went with it. */
  public static Purge ofProject(UUID id, UUID teamId, UUID projectId, Set<UUID> apps, By by) {
    Instant due = by.at.plus(RESTS);
    return new Purge(
        id,
        teamId,
        projectId,
        Kind.PROJECT,
        projectId,
        apps,
        Set.of(),
        by.actor,
        by.at,
        due,
        0,
        "");
  }

  /**
   * The purge of an erased user, which begins at once: what is written meanwhile is found the
   * second time.
   *
   * @param ids the user's id, and the anonymous ones that are known to be theirs
   */
  public static Purge ofUser(
      UUID id, UUID teamId, UUID projectId, UUID subject, Set<UUID> apps, Set<String> ids, By by) {
    return new Purge(
        id, teamId, projectId, Kind.APP_USER, subject, apps, ids, by.actor, by.at, by.at, 0, "");
  }

  /** What stands for a user of a project: it tells nothing of the id. */
  public static UUID subjectOf(UUID projectId, String userId) {
    byte[] hash = Sha256.of(projectId + "#" + userId);
    return UUID.nameUUIDFromBytes(hash);
  }

  /** Who removed the thing, and when. */
  public record By(Actor actor, Instant at) {}

  /** The purge after everything has been looked through once more. */
  public Purge walked(Instant now) {
    return new Purge(
        id,
        teamId,
        projectId,
        kind,
        subject,
        apps,
        users,
        actor,
        asked,
        now.plus(RESTS),
        walks + 1,
        "");
  }

  /** The same purge, in the middle of a walk. */
  public Purge reached(String place) {
    return new Purge(
        id, teamId, projectId, kind, subject, apps, users, actor, asked, due, walks, place);
  }

  /** The run by which people see how far it is, as it begins. */
  public JobRun run() {
    var order =
        new JobRun.Order(
            JobType.PURGE,
            Optional.of(projectId),
            "manual:" + actor.type() + ":" + actor.id(),
            Optional.of("{\"%s_id\":\"%s\"}".formatted(kind.wire(), subject)),
            false);
    return JobRun.pending(id, JobRun.ownedBy(teamId), order, asked).running(WALKS, asked);
  }
}
