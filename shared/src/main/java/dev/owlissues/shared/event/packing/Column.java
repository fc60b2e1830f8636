package dev.owlissues.shared.event.packing;

import dev.owlissues.shared.event.Event;
import java.util.function.Function;

/**
 * The texts of an event as columns of a packed batch. The order is part of the format: new columns
 * go to the end, and a batch that was written before they existed reads them as empty.
 */
enum Column {
  LEVEL(event -> event.content().level().wire()),
  MESSAGE(event -> event.content().message()),
  SOURCE_MODULE(event -> event.content().sourceModule()),
  SESSION_ID(event -> event.actor().sessionId()),
  USER_ID(event -> event.actor().userId()),
  APP_VERSION(event -> event.build().appVersion()),
  DEV(event -> event.build().dev() ? "1" : ""),
  CLIENT_EVENT_ID(event -> event.content().clientEventId()),
  SCREEN_NAME(event -> event.content().screenName()),
  BUILD_NUMBER(event -> event.build().buildNumber()),
  SDK_NAME(event -> event.build().sdkName()),
  SDK_VERSION(event -> event.build().sdkVersion()),
  ENVIRONMENT(event -> event.device().environment()),
  OS_VERSION(event -> event.device().osVersion()),
  DEVICE_MODEL(event -> event.device().model()),
  LOCALE(event -> event.device().locale()),
  PREFERRED_LANGUAGE(event -> event.device().preferredLanguage());

  private final Function<Event, String> text;

  Column(Function<Event, String> text) {
    this.text = text;
  }

  /** The event's text in this column. */
  String of(Event event) {
    return text.apply(event);
  }
}
