package dev.owlissues.api.mcp.answer;

import java.util.Set;

/**
 * Fields of answers whose texts are not of unknown origin. Every other text is: a field that is
 * added to an answer is fenced until it is named here.
 */
public final class KnownFields {
  /** Written by this server, or by those who run the team: names, settings, secrets, cursors. */
  private static final Set<String> OURS =
      Set.of(
          "name",
          "slug",
          "color",
          "email",
          "app_name",
          "project_name",
          "bundle_id",
          "client_secret",
          "sentry_dsn",
          "permissions",
          "cursor",
          "occurrence_cursor",
          "error",
          "part",
          "why",
          "triggered_by",
          "resource_type");

  /** Objects whose fields are called as apps or callers like. */
  private static final Set<String> MAPS =
      Set.of("custom_attributes", "tags", "properties", "params");

  /** Attributes that SDKs send by themselves. */
  private static final Set<String> OF_SDKS =
      Set.of("_error_type", "_error_stack", "_sent_timestamp");

  private KnownFields() {}

  /** Whether the texts in a field of that name are this server's or the team's own. */
  public static boolean isOurs(String name) {
    return OURS.contains(name);
  }

  /** Whether the names in an object that is called so are of unknown origin, too. */
  public static boolean isMap(String name) {
    return MAPS.contains(name);
  }

  static boolean isAttributeOfSdks(String name) {
    return OF_SDKS.contains(name);
  }
}
