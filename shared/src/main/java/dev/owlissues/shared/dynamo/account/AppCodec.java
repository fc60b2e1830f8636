package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.dynamo.item.Item;
import java.util.UUID;

/** The codec of apps. */
final class AppCodec {
  static final String APPS = "app#";
  static final String LATEST_VERSION = "latest_app_version";
  static final String LATEST_VERSION_AT = "latest_app_version_updated_at";

  private static final String ID = "id";
  private static final String TEAM_ID = "team_id";
  private static final String PROJECT_ID = "project_id";
  private static final String NAME = "name";
  private static final String PLATFORM = "platform";
  private static final String BUNDLE_ID = "bundle_id";
  private static final String CLIENT_SECRET = "client_secret";
  private static final String CREATED_AT = "created_at";

  private AppCodec() {}

  static String key(UUID appId) {
    return APPS + appId;
  }

  static Item toItem(App app) {
    return Item.keyed(app.place().teamId().toString(), key(app.id()))
        .with(ID, app.id())
        .with(TEAM_ID, app.place().teamId())
        .with(PROJECT_ID, app.place().projectId())
        .with(NAME, app.name())
        .with(PLATFORM, app.platform().wire())
        .withText(BUNDLE_ID, app.bundleId())
        .withText(CLIENT_SECRET, app.clientSecret())
        .withText(LATEST_VERSION, app.latest().map(App.LatestVersion::version))
        .withInstant(LATEST_VERSION_AT, app.latest().map(App.LatestVersion::seenAt))
        .with(CREATED_AT, app.createdAt());
  }

  static App fromItem(Item item) {
    return new App(
        item.uuid(ID),
        new App.Place(item.uuid(TEAM_ID), item.uuid(PROJECT_ID)),
        item.text(NAME),
        Platform.ofWire(item.text(PLATFORM)).orElseThrow(),
        item.optionalText(BUNDLE_ID),
        item.optionalText(CLIENT_SECRET),
        item.optionalText(LATEST_VERSION)
            .map(version -> new App.LatestVersion(version, item.instant(LATEST_VERSION_AT))),
        item.instant(CREATED_AT));
  }
}
