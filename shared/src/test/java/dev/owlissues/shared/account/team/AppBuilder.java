package dev.owlissues.shared.account.team;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Builds valid apps. */
public final class AppBuilder {
  private UUID id = new UUID(1, 3);
  private App.Place place = new App.Place(new UUID(1, 1), new UUID(1, 2));
  private String name = "Backend";
  private Platform platform = Platform.BACKEND;
  private Optional<String> bundleId = Optional.empty();
  private Optional<String> clientSecret = Optional.empty();
  private Optional<App.LatestVersion> latest = Optional.empty();
  private Instant createdAt = TeamBuilder.CREATED;

  private AppBuilder() {}

  /** A backend app with as little as an app can have. */
  public static AppBuilder anApp() {
    return new AppBuilder();
  }

  /** A web app with everything that an app may have. */
  public static AppBuilder aFullApp() {
    return anApp()
        .name("Web")
        .platform(Platform.WEB)
        .bundleId("example.com")
        .clientSecret("owl_client_000000000000000000000000000000000000000000000000")
        .latest("1.9.0");
  }

  /** The same as that one, but for what is said after. */
  public static AppBuilder like(App app) {
    AppBuilder builder =
        anApp()
            .id(app.id())
            .in(app.place().teamId(), app.place().projectId())
            .name(app.name())
            .platform(app.platform())
            .createdAt(app.createdAt());
    builder.bundleId = app.bundleId();
    builder.clientSecret = app.clientSecret();
    builder.latest = app.latest();
    return builder;
  }

  /** With that id. */
  public AppBuilder id(UUID id) {
    this.id = id;
    return this;
  }

  /** Of that project. */
  public AppBuilder in(UUID teamId, UUID projectId) {
    this.place = new App.Place(teamId, projectId);
    return this;
  }

  /** Of that project. */
  public AppBuilder in(Project project) {
    return in(project.teamId(), project.id());
  }

  /** Under that name. */
  public AppBuilder name(String name) {
    this.name = name;
    return this;
  }

  /** On that platform, which must have a bundle id unless it is the backend. */
  public AppBuilder platform(Platform platform) {
    this.platform = platform;
    return this;
  }

  /** With that bundle id. */
  public AppBuilder bundleId(String bundleId) {
    this.bundleId = Optional.of(bundleId);
    return this;
  }

  /** With a client key of that secret. */
  public AppBuilder clientSecret(String secret) {
    this.clientSecret = Optional.of(secret);
    return this;
  }

  /** With that version as the highest seen. */
  public AppBuilder latest(String version) {
    this.latest = Optional.of(new App.LatestVersion(version, TeamBuilder.CREATED));
    return this;
  }

  /** Of which no version was seen. */
  public AppBuilder unseen() {
    this.latest = Optional.empty();
    return this;
  }

  /** Made then. */
  public AppBuilder createdAt(Instant createdAt) {
    this.createdAt = createdAt;
    return this;
  }

  /** The app. */
  public App build() {
    return new App(id, place, name, platform, bundleId, clientSecret, latest, createdAt);
  }
}
