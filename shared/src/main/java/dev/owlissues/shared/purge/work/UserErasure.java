package dev.owlissues.shared.purge.work;

import dev.owlissues.shared.appuser.AppUserEraser;
import dev.owlissues.shared.appuser.UserProfile;
import dev.owlissues.shared.appuser.UserPropertyStore;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.issue.merge.MergeStore;
import dev.owlissues.shared.issue.merge.ScanBarrier;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.purge.PurgeStore;
import dev.owlissues.shared.purge.work.IssueWalk.Part;
import dev.owlissues.shared.scan.page.PageGate.Closing;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Erases users of a project's apps (R-erasure-1). A note hides them from every reader at once; then
 * what is left of them is looked through twice: users, occurrences, properties and claims. Events
 * are left to expire, out of reach.
 */
public final class UserErasure {
  /** When to look again whether scans and merges that are on their way are over. */
  private static final Duration LATER = Duration.ofMinutes(5);

  /** In a purge's place: everything but claims is done. */
  private static final String CLAIMS_LEFT = "claims";

  private final ErasureStore erasures;
  private final UserPropertyStore profiles;
  private final PurgeStore purges;
  private final MergeStore merges;
  private final ErasureUnits units;
  private final ScanBarrier barrier;
  private final ErasedIssues issues;
  private final AppUserEraser users;
  private final AuditEntries entries;

  /** Erases from those stores. */
  public UserErasure(
      ErasureStore erasures,
      UserPropertyStore profiles,
      PurgeStore purges,
      MergeStore merges,
      ErasureUnits units,
      ScanBarrier barrier,
      ErasedIssues issues,
      AppUserEraser users,
      AuditEntries entries) {
    this.erasures = erasures;
    this.profiles = profiles;
    this.purges = purges;
    this.merges = merges;
    this.units = units;
    this.barrier = barrier;
    this.issues = issues;
    this.users = users;
    this.entries = entries;
  }

  /**
   * Hides a user from everybody, with the anonymous ids that are known to be theirs.
   *
   * @param apps those of the project
   * @return the purge; empty when one is under way
   */
  Optional<Purge> begin(UUID teamId, UUID projectId, Set<UUID> apps, String userId, Actor actor) {
    Set<String> ids = new HashSet<>(claimed(projectId, userId));
    ids.add(userId);
    Instant now = entries.now();
    UUID subject = Purge.subjectOf(projectId, userId);
    var by = new Purge.By(actor, now);
    Purge purge = Purge.ofUser(entries.ids().next(), teamId, projectId, subject, apps, ids, by);
    Deed deed = Deed.delete(Resource.appUser(subject));
    return erasures.begin(purge, entries.of(teamId, actor, deed, now))
        ? Optional.of(purge)
        : Optional.empty();
  }

  private Set<String> claimed(UUID projectId, String userId) {
    return Optional.ofNullable(profiles.profiles(projectId, List.of(userId)).get(userId))
        .map(UserProfile::claimedFrom)
        .orElse(Collections.emptySortedSet());
  }

  /**
   * Goes on with a purge from where it is.
   *
   * @param timeIsShort whether another worker should go on
   */
  Progress advance(Purge purge, BooleanSupplier timeIsShort) {
    boolean last = purge.walks() == Purge.WALKS - 1;
    if (last && purge.reached().isEmpty() && isSomethingToCome(purge)) {
      return new Progress.Waiting(LATER);
    }
    Set<String> ids = ids(purge);
    if (!purge.reached().equals(CLAIMS_LEFT)) {
      purge.apps().forEach(app -> ids.forEach(id -> users.erase(app, id, purge.asked())));
      ids.forEach(id -> erasures.forgetProperties(purge.projectId(), id));
      Iterator<Part> parts = issues.from(purge.projectId(), purge.reached()).iterator();
      while (parts.hasNext()) {
        Part part = parts.next();
        issues.erase(part, ids, purge.asked());
        if (timeIsShort.getAsBoolean()) {
          var _ = purges.reached(purge.reached(part.end()));
          return new Progress.Waiting(Duration.ZERO);
        }
      }
    }
    return last ? forget(purge, ids) : new Progress.Walked();
  }

  // Occurrences that a scan or a merge has in hand are written when it is over. A merge that was
  // asked for after the first walk finds nothing of them.
  private boolean isSomethingToCome(Purge purge) {
    return merges.open().stream()
            .anyMatch(merge ->
                merge.projectId().equals(purge.projectId()) && merge.asked().isBefore(purge.due()))
        || !units.areScanned(purge, entries.clock().instant());
  }

  // A user is shown with some of the ids that they have claimed, and the others are looked for.
  private Set<String> ids(Purge purge) {
    Set<String> ids = new HashSet<>(purge.users());
    Set<String> more = new HashSet<>(erasures.claimedBy(purge.projectId(), ids));
    more.removeAll(ids);
    if (!more.isEmpty()) {
      erasures.note(purge.projectId(), more, purge.asked());
      ids.addAll(more);
    }
    return ids;
  }

  /** Forgets whose ids are whose, which a page of a scan that was begun needs to know. */
  private Progress forget(Purge purge, Set<String> ids) {
    Map<String, UserProfile> known = profiles.profiles(purge.projectId(), ids);
    if (known.values().stream().allMatch(profile -> profile.claimedBy().isEmpty())) {
      forget(purge, known);
      return new Progress.Walked();
    }
    Optional<Closing> closing = barrier.close(purge.projectId(), purge.subject());
    if (closing.isEmpty() || !barrier.rest(purge.projectId(), purge.apps())) {
      // The gate stays closed, so that what is open now is all that is to be waited for.
      var _ = purges.reached(purge.reached(CLAIMS_LEFT));
      return new Progress.Waiting(ScanTimes.BUSY);
    }
    forget(purge, known);
    barrier.open(closing.get());
    return new Progress.Walked();
  }

  // Those who were claimed go first: by that they are found.
  private void forget(Purge purge, Map<String, UserProfile> known) {
    known.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().claimedBy().isEmpty()))
        .forEach(entry ->
            erasures.forget(purge.projectId(), entry.getKey(), entry.getValue().claimedBy()));
  }
}
