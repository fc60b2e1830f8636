package dev.owlissues.ingest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.base.json.JsonTree;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.event.Actor;
import dev.owlissues.shared.event.Build;
import dev.owlissues.shared.event.Content;
import dev.owlissues.shared.event.Device;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Level;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which events an app of a platform may send. Fields that are not named here are ignored, among
 * them {@code experiments}, {@code supported_languages} and {@code country_code}.
 */
public record EventRules(Platform platform, Timestamps timestamps) {
  /** Enough for 2,000 characters of any script. */
  static final int MAX_MESSAGE_BYTES = 8 * 1024;

  static final int MAX_SESSION_ID = 128;
  public static final int MAX_NAME = 256;
  static final int MAX_VERSION = 50;

  /** Checks one element of the request's {@code events}. */
  Checked check(JsonNode element) {
    if (!element.isObject()) {
      return new Checked.Invalid("must be an object");
    }
    Optional<String> fault = JsonTree.fault(element);
    if (fault.isPresent()) {
      return new Checked.Invalid("has " + fault.get());
    }
    var fields = new EventFields(element);
    Event event =
        new Event(
            content(fields),
            new Actor(
                fields.required("session_id", MAX_SESSION_ID), fields.text("user_id", MAX_NAME)),
            build(fields),
            device(fields));
    return fields
        .problem()
        .<Checked>map(Checked.Invalid::new)
        .orElseGet(() -> new Checked.Valid(event));
  }

  private Content content(EventFields fields) {
    return new Content(
        fields.text("client_event_id", MAX_NAME),
        level(fields),
        fields.requiredCut("message", MAX_MESSAGE_BYTES),
        fields.text("source_module", MAX_NAME),
        fields.text("screen_name", MAX_NAME),
        Iso.millis(timestamps.read(fields)),
        AttributeRules.read(fields));
  }

  private static Level level(EventFields fields) {
    return fields
        .node("level")
        .filter(JsonNode::isTextual)
        .flatMap(node -> Level.ofWire(node.textValue()))
        .orElseGet(() -> {
          fields.refuse("level must be one of info, debug, warn, error");
          return Level.INFO;
        });
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
    String environment = fields.text("environment", MAX_NAME);
    if (environment.isEmpty() || platform.environments().contains(environment)) {
      return environment;
    }
    return fields.refuse(
        "environment must be one of %s for an app of platform %s"
            .formatted(String.join(", ", new TreeSet<>(platform.environments())), platform.wire()));
  }
}
