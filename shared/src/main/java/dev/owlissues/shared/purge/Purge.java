package dev.owlissues.shared.purge;

import dev.owlissues.shared.audit.AuditEntry.Actor;
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
 * @param apps of a removed app itself, of a removed project those that went with it
 * @param due when it is gone on with
 * @param walks how often everything has been looked through
 */
public record Purge(
    UUID id,
    UUID teamId,
    UUID projectId,
    Kind kind,
    UUID subject,
    Set<UUID> apps,
    Actor actor,
    Instant asked,
    Instant due,
    int walks) {
  /** For how long somebody who knew a thing may still write under it: no worker lives longer. */
  public static final Duration RESTS = Duration.ofMinutes(15);

  /** How often everything is looked through: what came too late is found the second time. */
  public static final int WALKS = 2;

  /** What can be deleted. */
  public enum Kind implements Word {
    ISSUE,
    APP,
    PROJECT;

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
  }

  /** The purge of an issue, which begins at once: its commit looks for workers itself. */
  public static Purge ofIssue(UUID id, UUID teamId, UUID projectId, UUID issueId, By by) {
    return new Purge(
        id, teamId, projectId, Kind.ISSUE, issueId, Set.of(), by.actor, by.at, by.at, 0);
  }

  /** The purge of a removed app. */
  public static Purge ofApp(UUID id, UUID teamId, UUID projectId, UUID appId, By by) {
    Instant due = by.at.plus(RESTS);
    return new Purge(
        id, teamId, projectId, Kind.APP, appId, Set.of(appId), by.actor, by.at, due, 0);
  }

  /** The purge of a removed project and the apps that went with it. */
  public static Purge ofProject(UUID id, UUID teamId, UUID projectId, Set<UUID> apps, By by) {
    Instant due = by.at.plus(RESTS);
    return new Purge(id, teamId, projectId, Kind.PROJECT, projectId, apps, by.actor, by.at, due, 0);
  }

  /** Who removed the thing, and when. */
  public record By(Actor actor, Instant at) {}

  /** The purge after everything has been looked through once more. */
  public Purge walked(Instant now) {
    return new Purge(
        id, teamId, projectId, kind, subject, apps, actor, asked, now.plus(RESTS), walks + 1);
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
