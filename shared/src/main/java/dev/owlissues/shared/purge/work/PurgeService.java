package dev.owlissues.shared.purge.work;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.purge.PurgeQueue;
import dev.owlissues.shared.purge.PurgeStore;
import dev.owlissues.shared.purge.work.IssueDeletion.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Deletes what was removed (R-purge-1): goes through everything that lies under it, and fifteen
 * minutes later once more, for what somebody wrote who came late. Wherever it stops, the next
 * worker goes on; what is deleted twice is gone all the same.
 */
public final class PurgeService {
  private final PurgeStore purges;
  private final IssueDeletion issues;
  private final ScopePurge scopes;
  private final UserErasure users;
  private final JobStore jobs;
  private final PurgeQueue queue;
  private final InstantSource clock;

  /**
   * Deletes from those stores.
   *
   * @param queue where purges wait
   */
  public PurgeService(
      PurgeStore purges,
      IssueDeletion issues,
      ScopePurge scopes,
      UserErasure users,
      JobStore jobs,
      PurgeQueue queue,
      InstantSource clock) {
    this.purges = purges;
    this.issues = issues;
    this.scopes = scopes;
    this.users = users;
    this.jobs = jobs;
    this.queue = queue;
    this.clock = clock;
  }

  /** Deletes an issue: it is gone for everybody at once, and what lies under it soon. */
  public Outcome issue(IssueKey key, Actor actor) {
    Outcome outcome = issues.begin(key, actor);
    if (outcome instanceof Outcome.Deleted(Purge purge)) {
      queue.send(purge, Duration.ZERO);
      issues.settle(purge);
    }
    return outcome;
  }

  /**
   * Erases a user of a project's apps: nobody is shown them from now on. Nothing is done while that
   * user is being erased.
   *
   * @param apps those of the project
   */
  public void user(UUID teamId, UUID projectId, Set<UUID> apps, String userId, Actor actor) {
    users
        .begin(teamId, projectId, apps, userId, actor)
        .ifPresent(purge -> queue.send(purge, Duration.ZERO));
  }

  /** Whether what is left of that thing is being deleted. */
  public boolean isUnderWay(UUID subject) {
    return purges.open(subject).isPresent();
  }

  /**
   * Goes on with the purge of a thing, from the queue. Doing it twice is harmless.
   *
   * @param timeIsShort whether another worker should go on
   */
  public void goOn(UUID subject, BooleanSupplier timeIsShort) {
    purges.open(subject).ifPresent(purge -> goOn(purge, timeIsShort));
  }

  /** Hands on every purge that is on its way: messages may have been lost. */
  public void requeue() {
    purges.open().forEach(purge -> queue.send(purge, Duration.ZERO));
  }

  private void goOn(Purge purge, BooleanSupplier timeIsShort) {
    Duration left = Duration.between(clock.instant(), purge.due());
    if (left.isPositive()) {
      queue.send(purge, left);
      return;
    }
    Progress progress =
        switch (purge.kind()) {
          case ISSUE -> issues.advance(purge);
          case APP, PROJECT -> scopes.advance(purge, timeIsShort);
          case APP_USER -> users.advance(purge, timeIsShort);
        };
    switch (progress) {
      case Progress.Waiting(Duration delay) -> queue.send(purge, delay);
      case Progress.Walked() -> walked(purge.walked(clock.instant()));
    }
  }

  // The run ends before the note goes, so that it ends whatever happens in between.
  private void walked(Purge next) {
    Instant now = clock.instant();
    if (next.walks() == Purge.WALKS) {
      jobs.find(next.run().owner(), next.id())
          .filter(run -> run.status().isActive())
          .ifPresent(run -> end(run, now));
      purges.close(next);
    } else if (purges.walked(next)) {
      jobs.progress(next.run().owner(), next.id(), 1, now);
      queue.send(next, Purge.RESTS);
    }
  }

  private void end(JobRun run, Instant now) {
    jobs.end(run.completed(Map.of(), now));
  }
}
