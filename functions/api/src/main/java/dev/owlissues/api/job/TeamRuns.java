package dev.owlissues.api.job;

import dev.owlissues.api.http.Call;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.job.JobPage;
import dev.owlissues.shared.job.JobQuery;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobRun.Status;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.scan.run.OpenRuns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The runs of a caller's teams. One of which nothing has been heard for long is dead: whoever looks
 * at it ends it, so that nobody waits for it for ever.
 */
final class TeamRuns {
  private final JobStore jobs;
  private final AuditEntries entries;

  TeamRuns(JobStore jobs, AuditEntries entries) {
    this.jobs = jobs;
    this.entries = entries;
  }

  /** The run with that id, if one of the caller's teams has it. */
  Optional<JobRun> find(Call call, UUID runId) {
    return call.caller().teamIds().stream()
        .flatMap(team -> jobs.find(JobRun.ownedBy(team), runId).stream())
        .findFirst()
        .map(this::alive);
  }

  /** One page of a team's runs, newest first. */
  JobPage list(JobQuery query) {
    JobPage page = jobs.list(query);
    List<JobRun> lost = page.runs().stream().flatMap(run -> lost(run).stream()).toList();
    lost.forEach(jobs::end);
    return lost.isEmpty() ? page : jobs.list(query);
  }

  /** Stores a new run, unless the team has one of the kind that is alive. */
  JobStore.Start start(Call call, JobRun pending) {
    AuditEntry entry =
        entries.of(
            pending.teamId().orElseThrow(), call.caller().actor(), Deed.create(resource(pending)));
    JobStore.Start first = jobs.start(pending, entry);
    return switch (first) {
      case JobStore.Start.Started _ -> first;
      case JobStore.Start.Active(var runId) -> {
        boolean dead =
            jobs.find(pending.owner(), runId)
                .map(this::alive)
                .filter(run -> run.status().isActive())
                .isEmpty();
        yield dead ? jobs.start(pending, entry) : first;
      }
    };
  }

  /** Calls a running run off, and says whether that happened. */
  boolean cancel(Call call, JobRun run) {
    var change = new Change(run.status().wire(), Status.CANCELLED.wire());
    Deed deed = Deed.update(resource(run), Map.of("status", change));
    return run.status() == Status.RUNNING
        && jobs.end(
            run.cancelled(entries.now()),
            entries.of(run.teamId().orElseThrow(), call.caller().actor(), deed));
  }

  private JobRun alive(JobRun run) {
    return lost(run)
        .map(lost -> {
          jobs.end(lost);
          return jobs.find(run.owner(), run.id()).orElse(run);
        })
        .orElse(run);
  }

  private Optional<JobRun> lost(JobRun run) {
    return run.lost(OpenRuns.LOST, entries.now());
  }

  private static Resource resource(JobRun run) {
    return Resource.run(run.id());
  }
}
