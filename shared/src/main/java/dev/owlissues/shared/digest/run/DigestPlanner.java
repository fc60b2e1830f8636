package dev.owlissues.shared.digest.run;

import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.digest.DigestAgenda;
import dev.owlissues.shared.digest.DigestDecision;
import dev.owlissues.shared.digest.DigestHead;
import dev.owlissues.shared.digest.DigestStore;
import dev.owlissues.shared.digest.TeamDirectory;
import dev.owlissues.shared.event.intake.WriteTimes;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.job.JobType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Looks at each project once an hour (R-digest-4) and gives those that have a digest open, or may
 * have one due, to the sender. What it decides about the others it notes with them.
 */
public final class DigestPlanner {
  /**
   * How long the sender waits before it lists: then no issue comes to have activity before the cut
   * any more, since a scan stamps an issue at most {@link WriteTimes#DEADLINE} before it is
   * durable.
   */
  public static final Duration SETTLE = WriteTimes.DEADLINE.plus(WriteTimes.CLOCK_SKEW);

  private final TeamDirectory directory;
  private final TeamStore teams;
  private final DigestStore digests;
  private final DigestRuns runs;
  private final JobStore jobs;
  private final DigestAgenda agenda;
  private final DigestQueue queue;
  private final InstantSource clock;
  private final Ids ids;

  /** Plans by that agenda. */
  public DigestPlanner(
      TeamDirectory directory,
      TeamStore teams,
      DigestStore digests,
      DigestRuns runs,
      JobStore jobs,
      DigestAgenda agenda,
      DigestQueue queue,
      InstantSource clock,
      Ids ids) {
    this.directory = directory;
    this.teams = teams;
    this.digests = digests;
    this.runs = runs;
    this.jobs = jobs;
    this.agenda = agenda;
    this.queue = queue;
    this.clock = clock;
    this.ids = ids;
  }

  /** Plans the hour's run over all projects, and returns it. */
  public JobRun plan() {
    Instant asked = Iso.millis(clock.instant());
    JobRun.Order order = JobRun.Order.scheduled(JobType.ISSUE_NOTIFY);
    JobRun run = JobRun.pending(ids.next(), JobRun.SYSTEM, order, asked);
    Looked looked = look(directory.teams().flatMap(this::projects), asked);
    JobRun started = run.running(looked.tasks.size(), asked);
    jobs.put(started);
    return queued(started, looked, asked);
  }

  /**
   * Plans a run that somebody asked for, over one team's projects or one of them, and returns it. A
   * digest that is not due is not sent by it either.
   *
   * @param pending the run, owned by the team and stored
   */
  public JobRun plan(JobRun pending) {
    UUID teamId = pending.teamId().orElseThrow();
    Instant asked = Iso.millis(clock.instant());
    Looked looked =
        look(
            projects(teamId)
                .filter(project ->
                    pending.order().projectId().filter(id -> !id.equals(project.id())).isEmpty()),
            asked);
    JobRun started = pending.running(looked.tasks.size(), asked);
    return jobs.begin(started) ? queued(started, looked, asked) : pending;
  }

  private Stream<Project> projects(UUID teamId) {
    return teams.projects(teamId).stream();
  }

  /** What a look at projects found: those for the sender, and the counts of all. */
  private record Looked(List<Project> tasks, NotifyCounts counts) {}

  private Looked look(Stream<Project> projects, Instant asked) {
    List<Project> tasks = new ArrayList<>();
    var counts = new NotifyCounts();
    projects.forEach(project -> {
      DigestDecision decision = decide(project, asked);
      if (decision instanceof DigestDecision.Due || decision instanceof DigestDecision.Open) {
        tasks.add(project);
      } else {
        counts.add(decision);
      }
      counts.checked();
    });
    return new Looked(tasks, counts);
  }

  private DigestDecision decide(Project project, Instant asked) {
    DigestHead head = digests.head(project.id());
    DigestDecision decision = agenda.decide(project, head, asked);
    if (!(decision instanceof DigestDecision.Due)) {
      agenda.note(project, head, decision, asked);
    }
    return decision;
  }

  // The plan's own contribution goes first: the last project to finish finds it there.
  private JobRun queued(JobRun run, Looked looked, Instant asked) {
    runs.put(
        run.id(), NotifyCounts.PLAN, looked.counts.named(), asked.plus(DigestSender.RESULTS_KEPT));
    for (Project project : looked.tasks) {
      queue.send(
          new DigestTask(run.id(), run.owner(), project.teamId(), project.id(), asked), SETTLE);
    }
    if (!looked.tasks.isEmpty()) {
      return run;
    }
    JobRun ended = run.completed(looked.counts.result(), asked);
    jobs.end(ended);
    return ended;
  }
}
