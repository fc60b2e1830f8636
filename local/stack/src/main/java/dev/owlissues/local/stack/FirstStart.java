package dev.owlissues.local.stack;

import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.team.FirstTeam;
import dev.owlissues.shared.team.FirstTeamPlan;
import dev.owlissues.shared.team.FirstTeamPlanJson;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * The team that a fresh stack has. Its secrets are drawn once and kept in the data folder, because
 * the tables hold only the hash of an agent key.
 */
final class FirstStart {
  private static final String FILE = "first-team.json";

  private FirstStart() {}

  /** Makes what is not there yet, and answers the team as it was drawn. */
  static FirstTeam.Created apply(
      DataFolder folder, FirstTeam team, InstantSource clock, Ids ids, SecureRandom random) {
    FirstTeamPlan plan =
        folder
            .read(FILE)
            .map(FirstTeamPlanJson::read)
            .orElseGet(() -> drawn(folder, FirstTeamPlan.draw(clock, ids, random)));
    return team.apply(plan);
  }

  // Stored before it is applied: after a crash in between, the same team is made to the end.
  private static FirstTeamPlan drawn(DataFolder folder, FirstTeamPlan plan) {
    folder.write(FILE, FirstTeamPlanJson.write(plan));
    return plan;
  }
}
