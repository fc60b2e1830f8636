package dev.owlissues.api.job;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.job.JobRun;
import java.util.List;

/** Starts a team's own run of one job. */
@FunctionalInterface
public interface JobStarter {

  /**
   * Plans a run that is stored as pending, and returns it as it is then.
   *
   * @param apps the team's apps that it is about
   */
  JobRun start(JobRun pending, List<App> apps);
}
