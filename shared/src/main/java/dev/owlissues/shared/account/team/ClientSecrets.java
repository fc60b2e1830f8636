package dev.owlissues.shared.account.team;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.account.access.KeyRegistry.Listed;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.access.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which of its client keys an app is shown with (R-app-5). */
public final class ClientSecrets {
  private static final Comparator<ApiKey> BY_AGE =
      Comparator.comparing((ApiKey key) -> key.times().createdAt())
          .thenComparing(key -> key.id().toString());

  private final KeyRegistry keys;
  private final InstantSource clock;

  /** Secrets of those keys, as they are valid by that clock. */
  public ClientSecrets(KeyRegistry keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The app with the secret of its newest client key that works, or with none. */
  public App of(App app) {
    return of(List.of(app)).getFirst();
  }

  /** The app's newest client key that works: the one that it is shown with. */
  public Optional<ApiKey> keyOf(App app) {
    return newest(keys.ofTeam(app.place().teamId()), app, clock.instant()).map(Listed::key);
  }

  /** The same of several apps, whose teams' keys are read once each. */
  public List<App> of(List<App> apps) {
    Instant now = clock.instant();
    Map<UUID, List<Listed>> byTeam =
        apps.stream()
            .map(app -> app.place().teamId())
            .distinct()
            .collect(Collectors.toMap(Function.identity(), keys::ofTeam));
    return apps.stream()
        .map(app ->
            app.withClientSecret(
                newest(byTeam.getOrDefault(app.place().teamId(), List.of()), app, now)
                    .flatMap(Listed::clientSecret)
                    .map(Secret::text)))
        .toList();
  }

  private static Optional<Listed> newest(List<Listed> listed, App app, Instant now) {
    return listed.stream()
        .filter(its -> its.key().type() == KeyType.CLIENT && works(its.key(), app, now))
        .max(Comparator.comparing(Listed::key, BY_AGE));
  }

  // It sends events, which is what people copy it for.
  private static boolean works(ApiKey key, App app, Instant now) {
    return key.scope().app().filter(its -> its.appId().equals(app.id())).isPresent()
        && key.permissions().contains(Permission.EVENTS_WRITE.wire())
        && key.times().validUntil().map(now::isBefore).orElse(true);
  }
}
