package dev.owlissues.shared.digest.run;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.DigestAgenda;
import dev.owlissues.shared.digest.DigestDecision;
import dev.owlissues.shared.digest.DigestHead;
import dev.owlissues.shared.digest.DigestIssues;
import dev.owlissues.shared.digest.DigestStore;
import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.digest.Subscriber;
import dev.owlissues.shared.digest.Subscribers;
import dev.owlissues.shared.digest.ToldIssues;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.mail.Suppressions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Does one project's digest: plans the next if none is open, brings it to each member, and closes
 * it. Every step may run twice; if a round dies, the next one goes on.
 */
public final class DigestRound {
  /** How soon a digest that SES does not take is tried again. */
  static final Duration PAUSE = Duration.ofMinutes(5);

  private final DigestStore digests;
  private final TeamStore teams;
  private final Subscribers subscribers;
  private final Suppressions suppressions;
  private final DigestAgenda agenda;
  private final DigestIssues issues;
  private final ToldIssues told;
  private final DigestDelivery delivery;
  private final SendRate sendRate;
  private final InstantSource clock;

  /** Rounds over those projects' digests, no faster than that rate. */
  public DigestRound(
      DigestStore digests,
      TeamStore teams,
      Subscribers subscribers,
      Suppressions suppressions,
      DigestIssues issues,
      ToldIssues told,
      DigestDelivery delivery,
      SendRate sendRate,
      InstantSource clock) {
    this.digests = digests;
    this.teams = teams;
    this.subscribers = subscribers;
    this.suppressions = suppressions;
    this.agenda = new DigestAgenda(digests, issues);
    this.issues = issues;
    this.told = told;
    this.delivery = delivery;
    this.sendRate = sendRate;
    this.clock = clock;
  }

  /** What came of a round. */
  sealed interface Outcome {

    /**
     * The project is done with for this run.
     *
     * @param sent the mails of this run
     * @param notified the issues in them
     */
    record Done(DigestDecision decision, int sent, int notified) implements Outcome {}

    /** There is more to do, after that time. */
    record Later(Duration delay) implements Outcome {}
  }

  Outcome go(DigestTask task, BooleanSupplier timeIsShort) {
    Optional<Project> project = teams.project(task.teamId(), task.projectId());
    if (project.isEmpty()) {
      return new Outcome.Done(new DigestDecision.Gone(), 0, 0);
    }
    DigestHead head = digests.head(task.projectId());
    Optional<Digest> open = digests.find(task.projectId(), head.next());
    if (open.isPresent()) {
      return bring(open.get(), project.get(), task, timeIsShort);
    }
    return switch (plan(project.get(), head, task)) {
      case Plan.None(DigestDecision why) -> {
        Optional<Outcome.Done> before = before(head, task);
        if (before.isEmpty()) {
          agenda.note(project.get(), head, why, clock.instant());
        }
        yield before.orElseGet(() -> new Outcome.Done(why, 0, 0));
      }
      case Plan.Made(Digest digest) -> bring(digest, project.get(), task, timeIsShort);
    };
  }

  // This run may have sent mails of a digest that another sender closed, or this one before it
  // died.
  private Optional<Outcome.Done> before(DigestHead head, DigestTask task) {
    return digests
        .find(task.projectId(), head.closed())
        .map(last -> done(last, digests.recipients(last), task))
        .filter(done -> done.sent() > 0);
  }

  /** What came of planning. */
  private sealed interface Plan {
    record None(DigestDecision why) implements Plan {}

    record Made(Digest digest) implements Plan {}
  }

  private Plan plan(Project project, DigestHead head, DigestTask task) {
    DigestDecision byClock = DigestAgenda.byClock(project, head, task.asked());
    if (!(byClock instanceof DigestDecision.Due)) {
      return new Plan.None(byClock);
    }
    Instant since = DigestAgenda.since(project, head);
    DigestIssues.Found found = issues.between(project.id(), since, task.asked(), apps(project));
    if (found.listed().isEmpty()) {
      return new Plan.None(issues.quiet(project.id(), since));
    }
    List<Subscriber> members = subscribers.of(task.teamId());
    if (!anyHears(members)) {
      return new Plan.None(new DigestDecision.Unheard());
    }
    var digest =
        new Digest(
            project.id(),
            head.next(),
            since,
            task.asked(),
            found.after(told.of(project.id(), found.ids())),
            found.totals(),
            found.rest(),
            members.stream().map(Subscriber::userId).toList());
    return new Plan.Made(
        digests.plan(digest) ? digest : digests.find(project.id(), head.next()).orElseThrow());
  }

  private boolean anyHears(List<Subscriber> members) {
    List<String> wanting =
        members.stream().filter(Subscriber::subscribed).map(Subscriber::address).toList();
    return !wanting.isEmpty()
        && suppressions.of(wanting).size() < wanting.stream().distinct().count();
  }

  private Outcome bring(
      Digest digest, Project project, DigestTask task, BooleanSupplier timeIsShort) {
    List<UUID> waiting =
        digests.recipients(digest).stream()
            .filter(recipient -> !recipient.state().isFinal())
            .map(Recipient::userId)
            .toList();
    if (waiting.isEmpty()) {
      return close(digest, task);
    }
    DigestMailWriter.Content content = content(digest, project);
    Optional<Instant> wait = Optional.empty();
    for (UUID userId : waiting) {
      if (timeIsShort.getAsBoolean()) {
        return new Outcome.Later(Duration.ZERO);
      }
      sendRate.await();
      switch (delivery.deliver(content, task.teamId(), userId, task.runId())) {
        case DigestDelivery.Step.Done() -> {}
        case DigestDelivery.Step.Wait(Instant until) ->
            wait = Optional.of(wait.filter(until::isBefore).orElse(until));
        case DigestDelivery.Step.Pause() -> {
          return new Outcome.Later(PAUSE);
        }
      }
    }
    return wait.isPresent() ? new Outcome.Later(until(wait.get())) : close(digest, task);
  }

  private Duration until(Instant time) {
    Duration wait = Duration.between(clock.instant(), time);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private DigestMailWriter.Content content(Digest digest, Project project) {
    LiveApps apps = apps(project);
    return new DigestMailWriter.Content(
        project, digest, issues.stillListed(project.id(), digest.issues(), apps), apps);
  }

  private LiveApps apps(Project project) {
    return new LiveApps(
        teams.apps(project.teamId()).stream()
            .filter(app -> app.place().projectId().equals(project.id()))
            .collect(Collectors.toMap(App::id, App::name)));
  }

  // The issues go first: if we die before the head, the next round marks them again, to no effect.
  private Outcome close(Digest digest, DigestTask task) {
    List<Recipient> recipients = digests.recipients(digest);
    if (!recipients.stream().allMatch(who -> who.state().isFinal())) {
      // Another sender is at one of them.
      return new Outcome.Later(DigestDelivery.CLAIM);
    }
    Outcome.Done done = done(digest, recipients, task);
    if (recipients.stream().anyMatch(who -> who.state() == Recipient.State.SENT)) {
      digest.issues().forEach(id -> issues.notified(task.teamId(), digest, id));
      told.tell(digest);
    }
    digests.close(digest, new DigestHead.Noted(done.decision().reason(), clock.instant()));
    return done;
  }

  private static Outcome.Done done(Digest digest, List<Recipient> recipients, DigestTask task) {
    long sent = recipients.stream().filter(who -> who.state() == Recipient.State.SENT).count();
    long ours = recipients.stream().filter(who -> sentBy(who, task.runId())).count();
    return new Outcome.Done(
        new DigestDecision.Closed(digest.number(), (int) sent),
        (int) ours,
        ours > 0 ? digest.issues().size() : 0);
  }

  private static boolean sentBy(Recipient who, UUID runId) {
    return who.state() == Recipient.State.SENT && who.runId().filter(runId::equals).isPresent();
  }
}
