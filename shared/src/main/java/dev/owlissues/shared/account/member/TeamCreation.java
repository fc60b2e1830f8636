package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.audit.AuditEntry;

/** Makes and renames teams. Slugs are unique in the whole stack. */
public interface TeamCreation {

  /**
   * Makes a team with its first owner.
   *
   * @return whether it was made: false when the slug is taken
   */
  boolean create(Team team, Member owner, AuditEntry entry);

  /**
   * Renames a team, on condition that it still has the name in {@code before}.
   *
   * @return whether it was renamed
   */
  boolean rename(Team before, Team after, AuditEntry entry);
}
