package dev.owlissues.ingest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.event.Actor;
import dev.owlissues.shared.event.Build;
import dev.owlissues.shared.event.Content;
import dev.owlissues.shared.event.Device;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.refusal.RefusalReason;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is taken of an event that an app of a platform sends: everything that has a meaning. Refused
 * is only what has none: no object, or one without message, level or session, and what is too
 * large. Fields that are not named here are ignored, among them {@code experiments}, {@code
 * supported_languages} and {@code country_code}.
 */
public record EventRules(Platform platform, Timestamps timestamps) {
  /** Enough for 2,000 characters of any script. */
  static final int MAX_MESSAGE_BYTES = 8 * 1024;

  static final int MAX_SESSION_ID = 128;

  /** The longest id or name, in characters. */
  public static final int MAX_NAME = 256;

  static final int MAX_VERSION = 50;
  static final int MAX_ENVIRONMENT = 50;

  /** Checks one element of the request's {@code events}. */
  Checked check(JsonNode element) {
    if (!element.isObject()) {
      return new Checked.Invalid(Set.of(RefusalReason.NOT_AN_OBJECT));
    }
    var fields = new EventFields(element);
    var event = new Event(content(fields), actor(fields), build(fields), device(fields));
    Set<RefusalReason> reasons = fields.reasons();
    return reasons.isEmpty()
        ? new Checked.Valid(event, fields.mended())
        : new Checked.Invalid(reasons);
  }

  private Content content(EventFields fields) {
    Timestamps.Read time = timestamps.read(fields);
    return new Content(
        fields.id("client_event_id", MAX_NAME),
        Levels.read(fields),
        fields.required(fields.message("message", MAX_MESSAGE_BYTES), RefusalReason.NO_MESSAGE),
        fields.text("source_module", MAX_NAME),
        fields.text("screen_name", MAX_NAME),
        Iso.millis(time.at()),
        AttributeRules.read(fields, time.sent()));
  }

  private static Actor actor(EventFields fields) {
    return new Actor(
        fields.required(fields.id("session_id", MAX_SESSION_ID), RefusalReason.NO_SESSION),
        fields.text("user_id", MAX_NAME));
  }

  private static Build build(EventFields fields) {
    return new Build(
        fields.text("app_version", MAX_VERSION),
        fields.text("build_number", MAX_NAME),
        fields.flag("is_dev"),
        fields.text("sdk_name", MAX_NAME),
        fields.text("sdk_version", MAX_NAME));
  }

  private Device device(EventFields fields) {
    return new Device(
        environment(fields),
        fields.text("os_version", MAX_NAME),
        fields.text("device_model", MAX_NAME),
        fields.text("locale", MAX_NAME),
        fields.text("preferred_language", MAX_NAME));
  }

  private String environment(EventFields fields) {
    String environment = fields.text("environment", MAX_ENVIRONMENT);
    if (!environment.isEmpty() && !platform.environments().contains(environment)) {
      fields.mend(
          "environment is none of %s and kept as it is"
              .formatted(String.join(", ", new TreeSet<>(platform.environments()))));
    }
    return environment;
  }
}
