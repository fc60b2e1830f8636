package dev.owlissues.shared.member;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.team.Team;

/** Makes and renames teams. Slugs are unique in the whole stack. */
public interface TeamDesk {

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
