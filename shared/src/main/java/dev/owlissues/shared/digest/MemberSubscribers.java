package dev.owlissues.shared.digest;

import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.member.MemberStore;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.account.user.UserStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Members with the addresses that they sign in with. */
public final class MemberSubscribers implements Subscribers {
  private final MemberStore members;
  private final UserStore users;

  /** Of those members and people. */
  public MemberSubscribers(MemberStore members, UserStore users) {
    this.members = members;
    this.users = users;
  }

  @Override
  public List<Subscriber> of(UUID teamId) {
    List<Member> all = members.members(teamId);
    Map<UUID, User> people = users.find(all.stream().map(Member::userId).toList());
    return all.stream()
        .flatMap(member ->
            Optional.ofNullable(people.get(member.userId())).stream()
                .map(user -> subscriber(member, user)))
        .toList();
  }

  @Override
  public Optional<Subscriber> find(UUID teamId, UUID userId) {
    return members
        .member(teamId, userId)
        .flatMap(member ->
            Optional.ofNullable(users.find(List.of(userId)).get(userId))
                .map(user -> subscriber(member, user)));
  }

  private static Subscriber subscriber(Member member, User user) {
    return new Subscriber(user.id(), user.email(), member.subscribed());
  }
}
