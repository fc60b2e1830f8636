package dev.owlissues.api.team;

import dev.owlissues.shared.account.member.Invitation;
import dev.owlissues.shared.account.member.InvitationStore;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.member.MemberStore;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.account.user.UserStore;
import dev.owlissues.shared.mail.Suppression;
import dev.owlissues.shared.mail.Suppressions;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Who is in a team and who is asked into it, with their names. */
public final class People {
  private final MemberStore members;
  private final InvitationStore invitations;
  private final UserStore users;
  private final Suppressions suppressions;
  private final InstantSource clock;

  public People(
      MemberStore members,
      InvitationStore invitations,
      UserStore users,
      Suppressions suppressions,
      InstantSource clock) {
    this.members = members;
    this.invitations = invitations;
    this.users = users;
    this.suppressions = suppressions;
    this.clock = clock;
  }

  /**
   * What was gathered.
   *
   * @param members those who joined first coming first
   * @param invitations those that can be accepted, oldest first
   * @param users by their id: the members, and who invited
   * @param suppressed why no mail goes to members, by their address
   */
  record Gathered(
      List<Member> members,
      List<Invitation> invitations,
      Map<UUID, User> users,
      Map<String, Suppression> suppressed) {}

  /** Lets mail go to a person again, whatever came back from the address. */
  void lift(User user) {
    suppressions.lift(user.email());
  }

  /** Everything about a team's people. */
  public Gathered of(UUID teamId) {
    return gathered(members.members(teamId), open(teamId));
  }

  /** Only the members. */
  public Gathered members(UUID teamId) {
    return gathered(members.members(teamId), List.of());
  }

  /** Only the invitations. */
  public Gathered invitations(UUID teamId) {
    return gathered(List.of(), open(teamId));
  }

  /** One invitation. */
  public Gathered of(Invitation invitation) {
    return gathered(List.of(), List.of(invitation));
  }

  private List<Invitation> open(UUID teamId) {
    return invitations.ofTeam(teamId).stream()
        .filter(invitation -> invitation.open(clock.instant()))
        .sorted(Comparator.comparing(its -> its.asked().createdAt()))
        .toList();
  }

  private Gathered gathered(Collection<Member> unsorted, List<Invitation> asked) {
    List<UUID> ids =
        Stream.concat(
                unsorted.stream().map(Member::userId), asked.stream().map(its -> its.asked().by()))
            .distinct()
            .toList();
    Map<UUID, User> known = users.find(ids);
    return new Gathered(
        unsorted.stream()
            .filter(member -> known.containsKey(member.userId()))
            .sorted(Comparator.comparing(Member::joinedAt))
            .toList(),
        asked,
        known,
        suppressions.of(
            unsorted.stream()
                .flatMap(member -> Optional.ofNullable(known.get(member.userId())).stream())
                .map(User::email)
                .toList()));
  }
}
