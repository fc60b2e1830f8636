package dev.owlissues.api.project;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.appuser.AnonymousIds;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserFinder;
import dev.owlissues.shared.appuser.AppUserPage.End;
import dev.owlissues.shared.appuser.AppUserPage.Row;
import dev.owlissues.shared.appuser.UserProfile;
import dev.owlissues.shared.appuser.UserPropertyStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts together those of a list who are one. The ids that somebody was seen under lie apart in the
 * list, and some may not be in it; the row stands where their own id does, if that is asked for,
 * and else where the first of those does that are. So it stands once, whichever page that is on.
 */
final class ClaimedAppUsers {
  private final List<Row> listed;
  private final Map<String, UserProfile> profiles;
  private final Map<String, Row> seen;

  private ClaimedAppUsers(
      List<Row> listed, Map<String, UserProfile> profiles, Map<String, Row> seen) {
    this.listed = listed;
    this.profiles = profiles;
    this.seen = seen;
  }

  /** Reads what is said about those, and what is known of them under other ids. */
  static ClaimedAppUsers among(
      App app,
      List<Row> found,
      UnaryOperator<List<Row>> shown,
      AppUserFinder finder,
      UserPropertyStore properties) {
    List<Row> listed = shown.apply(found);
    UUID projectId = app.place().projectId();
    Map<String, Row> seen = new HashMap<>();
    listed.forEach(row -> seen.put(row.user().userId(), row));
    var profiles = new HashMap<>(properties.profiles(projectId, seen.keySet()));
    Set<String> claimants = without(seen.keySet(), claimants(profiles.values()));
    profiles.putAll(profiles(properties, projectId, claimants));
    Set<String> others = without(seen.keySet(), claimed(profiles.values()));
    profiles.putAll(profiles(properties, projectId, others));
    others.addAll(claimants);
    if (!others.isEmpty()) {
      shown
          .apply(List.copyOf(finder.find(app.id(), others).values()))
          .forEach(row -> seen.put(row.user().userId(), row));
    }
    return new ClaimedAppUsers(listed, profiles, seen);
  }

  private static Map<String, UserProfile> profiles(
      UserPropertyStore properties, UUID projectId, Collection<String> userIds) {
    return userIds.isEmpty() ? Map.of() : properties.profiles(projectId, userIds);
  }

  private static Stream<String> claimants(Collection<UserProfile> profiles) {
    return profiles.stream().flatMap(profile -> profile.claimedBy().stream());
  }

  private static Stream<String> claimed(Collection<UserProfile> profiles) {
    return profiles.stream().flatMap(profile -> profile.claimedFrom().stream());
  }

  private static Set<String> without(Set<String> known, Stream<String> ids) {
    return ids.filter(id -> !known.contains(id)).collect(Collectors.toCollection(HashSet::new));
  }

  /** The rows of those listed who are asked for. */
  List<KnownAppUser> rows(AppUserFilter filter) {
    return listed.stream().flatMap(row -> row(row, filter).stream()).toList();
  }

  private Optional<KnownAppUser> row(Row row, AppUserFilter filter) {
    String listedAs = row.user().userId();
    String userId = shownAs(listedAs, filter);
    boolean isHere =
        profile(userId).claimedFrom().isEmpty()
            ? userId.equals(listedAs)
            : place(userId, filter).filter(row.place()::equals).isPresent();
    return isHere && filter.wants(AnonymousIds.has(userId))
        ? Optional.of(
            new KnownAppUser(
                together(userId), properties(userId), profile(userId).claimedFrom(), row.place()))
        : Optional.empty();
  }

  // Beyond the ids that a user shows, one stands for itself where nothing else of the user is
  // listed.
  private String shownAs(String listedAs, AppUserFilter filter) {
    return profile(listedAs)
        .claimedBy()
        .filter(user ->
            profile(user).claimedFrom().contains(listedAs) || place(user, filter).isPresent())
        .orElse(listedAs);
  }

  private Optional<End> place(String userId, AppUserFilter filter) {
    Optional<Row> own =
        Optional.ofNullable(seen.get(userId)).filter(row -> filter.matches(row.user()));
    return own.or(() ->
            anonymous(userId)
                .filter(row -> filter.matches(row.user()))
                .min(Comparator.comparing(Row::place, End.IN_ORDER)))
        .map(Row::place);
  }

  private AppUser together(String userId) {
    return Stream.concat(Optional.ofNullable(seen.get(userId)).stream(), anonymous(userId))
        .map(row -> row.user().as(userId))
        .reduce(AppUser::plus)
        .orElseThrow();
  }

  private Stream<Row> anonymous(String userId) {
    return profile(userId).claimedFrom().stream()
        .flatMap(id -> Optional.ofNullable(seen.get(id)).stream());
  }

  // What is said about somebody under their own id counts more.
  private SortedMap<String, String> properties(String userId) {
    SortedMap<String, String> all = new TreeMap<>();
    profile(userId).claimedFrom().forEach(id -> all.putAll(profile(id).properties().values()));
    all.putAll(profile(userId).properties().values());
    return all;
  }

  private UserProfile profile(String userId) {
    return profiles.getOrDefault(userId, UserProfile.NONE);
  }
}
