package dev.owlissues.shared.appuser;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a project's apps say about one of its users.
 *
 * @param claimedBy whose the id is, if it is an anonymous one that was claimed
 * @param claimedFrom the anonymous ids that the user has claimed, at most {@value
 *     UserClaims#MAX_SHOWN}
 */
public record UserProfile(
    UserProperties properties, Optional<String> claimedBy, SortedSet<String> claimedFrom) {
  /** Of a user whom no app has said anything about. */
  public static final UserProfile NONE =
      new UserProfile(UserProperties.NONE, Optional.empty(), Collections.emptySortedSet());

  /** Copies the set. */
  public UserProfile {
    claimedFrom = Collections.unmodifiableSortedSet(new TreeSet<>(claimedFrom));
  }
}
