package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.appuser.UserClaims;
import dev.owlissues.shared.event.Unit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lets a page count anonymous users who were claimed as who they are (R-alias-4). Which of them
 * were claimed is settled before the page is frozen, and frozen with it: a claim that comes later
 * is for the next page, or a page that is repeated would count other users than its first try did.
 * Whose a claimed id is need not be kept: a claim stands for good.
 */
final class PageClaims {
  private final UserClaims claims;

  PageClaims(UserClaims claims) {
    this.claims = claims;
  }

  /**
   * Settles it for a page that is about to be frozen. A page without anonymous users costs no read.
   *
   * @return the places of those who were claimed, in the order of the anonymous ids
   */
  Set<Integer> settle(Unit unit, PageFold fold) {
    List<String> anonymous = fold.anonymousIds();
    if (anonymous.isEmpty()) {
      return Set.of();
    }
    Map<String, String> claimants = claims.claimants(unit.projectId(), anonymous);
    fold.claim(claimants);
    return IntStream.range(0, anonymous.size())
        .filter(place -> claimants.containsKey(anonymous.get(place)))
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Does to a page that is repeated what was done when it was frozen. */
  void repeat(Unit unit, Set<Integer> claimed, PageFold fold) {
    if (!claimed.isEmpty()) {
      List<String> anonymous = fold.anonymousIds();
      fold.claim(claims.claimants(unit.projectId(), claimed.stream().map(anonymous::get).toList()));
    }
  }
}
