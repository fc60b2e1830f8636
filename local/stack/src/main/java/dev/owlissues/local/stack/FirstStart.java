package dev.owlissues.local.stack;

import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.signin.NewAccount;
import dev.owlissues.shared.account.signin.SignUps;
import dev.owlissues.shared.account.team.FirstTeam;
import dev.owlissues.shared.account.team.FirstTeamPlan;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.base.id.Ids;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * The team that a fresh stack has, and its owner. Its secrets are drawn once and kept in the data
 * folder, because the tables hold only the hash of an agent key.
 */
final class FirstStart {
  /** The owner's address: codes for it are in the outbox. */
  static final String OWNER = "owner@example.com";

  private static final String FILE = "first-team.json";

  /** Is there once all of the plan was made: what is missing later, somebody removed. */
  private static final String DONE = "first-team.done";

  private FirstStart() {}

  /** What a start finds or makes. */
  record Outcome(UUID ownerId, FirstTeam.Created team) {}

  /**
   * Makes the team, unless an earlier start did so to the end, and returns what is there of it: a
   * start brings nothing back that people removed, and needs none of it.
   */
  static Outcome apply(
      DataFolder folder,
      FirstTeam team,
      SignUps signUps,
      InstantSource clock,
      Ids ids,
      SecureRandom random) {
    FirstTeamPlan plan =
        folder
            .read(FILE)
            .map(FirstTeamPlanJson::read)
            .orElseGet(() -> drawn(folder, FirstTeamPlan.draw(clock, ids, random)));
    if (folder.read(DONE).isPresent()) {
      return new Outcome(plan.ownerId(), team.standing(plan));
    }
    // After a crash in between this finds the owner there, and changes nothing.
    var _ = signUps.create(owner(plan), Optional.empty(), false, entry(plan));
    FirstTeam.Created made = team.apply(plan);
    folder.write(DONE, plan.at().toString());
    return new Outcome(plan.ownerId(), made);
  }

  private static NewAccount owner(FirstTeamPlan plan) {
    User user = new User(plan.ownerId(), OWNER, "Owner", "{}", plan.at(), plan.at());
    Member member =
        new Member(
            plan.teamId(), user.id(), Role.OWNER, plan.at(), true, Optional.of(plan.agent().id()));
    return new NewAccount(
        user, FirstTeam.team(plan), member, FirstTeam.agentKey(plan), plan.agent().secret());
  }

  private static AuditEntry entry(FirstTeamPlan plan) {
    return new AuditEntry(
        plan.teamId(),
        plan.teamId(),
        Actor.user(plan.ownerId()),
        Deed.create(Resource.team(plan.teamId())),
        plan.at());
  }

  // Stored before it is applied: after a crash in between, the same team is made to the end.
  private static FirstTeamPlan drawn(DataFolder folder, FirstTeamPlan plan) {
    folder.write(FILE, FirstTeamPlanJson.write(plan));
    return plan;
  }
}
