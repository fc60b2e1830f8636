package dev.owlissues.shared.digest.run;

import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.digest.DigestAgenda;
import dev.owlissues.shared.digest.DigestIssues;
import dev.owlissues.shared.digest.DigestStore;
import dev.owlissues.shared.digest.NotifiedIssues;
import dev.owlissues.shared.digest.Subscribers;
import dev.owlissues.shared.digest.TeamDirectory;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.list.IssueIndex;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Suppressions;
import java.time.InstantSource;

/** Puts the parts of the digests together. */
public final class Notify {
  private final Stores stores;
  private final DigestQueue queue;
  private final InstantSource clock;
  private final Ids ids;
  private final DigestIssues issues;

  /** Everything that digests are made of, and where they are kept. */
  public record Stores(Issues issues, People people, DigestStore digests, Runs runs) {}

  /** What digests are about. */
  public record Issues(IssueIndex index, IssueStore store, NotifiedIssues notified) {}

  /** Whom they go to. */
  public record People(
      TeamDirectory directory,
      TeamStore teams,
      Subscribers subscribers,
      Suppressions suppressions) {}

  /** Where runs are noted. */
  public record Runs(DigestRuns contributions, JobStore jobs) {}

  /** How mails are written and handed over. */
  public record Post(DigestMailWriter letters, Mailer mailer, SendRate sendRate) {}

  /** Digests on those stores. */
  public Notify(Stores stores, DigestQueue queue, InstantSource clock, Ids ids) {
    this.stores = stores;
    this.queue = queue;
    this.clock = clock;
    this.ids = ids;
    this.issues =
        new DigestIssues(stores.issues.index, stores.issues.store, stores.issues.notified);
  }

  /** Decides whether a project gets a digest. */
  public DigestAgenda agenda() {
    return new DigestAgenda(stores.digests, issues);
  }

  /** The planner. */
  public DigestPlanner planner() {
    var used =
        new DigestPlanner.Stores(
            stores.people.directory,
            stores.people.teams,
            stores.digests,
            stores.runs.contributions,
            stores.runs.jobs);
    return new DigestPlanner(used, agenda(), queue, clock, ids);
  }

  /** A sender. */
  public DigestSender sender(Post post) {
    var people = new DigestDelivery.People(stores.people.subscribers, stores.people.suppressions);
    var delivery = new DigestDelivery(stores.digests, people, post.mailer, post.letters, clock);
    var used = new DigestRound.Stores(stores.digests, stores.people.teams, people);
    var round = new DigestRound(used, issues, delivery, post.sendRate, clock);
    return new DigestSender(round, stores.runs.contributions, stores.runs.jobs, queue, clock);
  }
}
