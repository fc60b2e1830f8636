package dev.owlissues.api.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids as the wire has them. Java's own reader also takes what is no UUID's text. */
public final class Uuids {
  /** The characters of an id. */
  static final int LENGTH = 36;

  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  /** The id, if the text is one. */
  public static Optional<UUID> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
