package dev.owlissues.shared.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds valid events: an error of session {@code s1} unless told otherwise. */
public final class EventBuilder {
  private String clientEventId = "";
  private Level level = Level.ERROR;
  private String message = "connection refused";
  private String sourceModule = "";
  private Instant timestamp = Instant.parse("2026-11-24T08:15:00Z");
  private String sessionId = "s1";
  private String userId = "";
  private String appVersion = "1.0.0";
  private boolean dev;
  private String environment = "backend";
  private final Map<String, String> attributes = new LinkedHashMap<>();

  private EventBuilder() {}

  public static EventBuilder anEvent() {
    return new EventBuilder();
  }

  public EventBuilder id(String clientEventId) {
    this.clientEventId = clientEventId;
    return this;
  }

  public EventBuilder level(Level level) {
    this.level = level;
    return this;
  }

  public EventBuilder message(String message) {
    this.message = message;
    return this;
  }

  public EventBuilder module(String sourceModule) {
    this.sourceModule = sourceModule;
    return this;
  }

  public EventBuilder at(Instant timestamp) {
    this.timestamp = timestamp;
    return this;
  }

  public EventBuilder session(String sessionId) {
    this.sessionId = sessionId;
    return this;
  }

  public EventBuilder user(String userId) {
    this.userId = userId;
    return this;
  }

  public EventBuilder version(String appVersion) {
    this.appVersion = appVersion;
    return this;
  }

  public EventBuilder dev(boolean dev) {
    this.dev = dev;
    return this;
  }

  public EventBuilder dev() {
    return dev(true);
  }

  public EventBuilder environment(String environment) {
    this.environment = environment;
    return this;
  }

  public EventBuilder attribute(String key, String value) {
    attributes.put(key, value);
    return this;
  }

  public Event build() {
    return new Event(
        new Content(
            clientEventId,
            level,
            message,
            sourceModule,
            "",
            timestamp,
            new LinkedHashMap<>(attributes)),
        new Actor(sessionId, userId),
        new Build(appVersion, "", dev, "owl-test", "0.1.0"),
        new Device(environment, "", "", "en", ""));
  }
}
