package dev.owlissues.shared.event.refusal;

import java.util.Locale;

/**
 * Why an event was not taken (R-ingest-2). There are these and no others, so that counting them
 * takes little room whatever is sent.
 */
public enum RefusalReason {
  NOT_AN_OBJECT("must be an object"),
  NO_MESSAGE("message is required"),
  NO_LEVEL("level must be one of info, debug, warn, error"),
  NO_SESSION("session_id is required"),
  TOO_LARGE("the event is larger than 65536 bytes"),
  NO_BUNDLE("bundle_id is required for this app"),
  OTHER_BUNDLE("bundle_id is not the one of this key's app"),
  TOO_MANY("the request has more events than are taken"),
  UNREADABLE("the body is not a JSON object within its limits");

  private final String message;

  RefusalReason(String message) {
    this.message = message;
  }

  /** What is wrong, in words. */
  public String message() {
    return message;
  }

  /** The reason as stores write it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
