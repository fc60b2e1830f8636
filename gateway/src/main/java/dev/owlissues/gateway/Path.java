package dev.owlissues.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Paths as lists of segments. Split before decoding, so that {@code %2F} never makes a segment. A
 * slash that is doubled or stands at the end makes none either (R-http-21): who joins an address
 * that ends in one and a path that begins with one means one.
 */
public final class Path {
  private Path() {}

  /** The path without slashes that are doubled or stand at the end. */
  public static String plain(String path) {
    return "/" + String.join("/", segments(path));
  }

  /** The segments as they stand. */
  static List<String> segments(String path) {
    return Stream.of(path.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
  }

  /** The segments, percent-decoded; empty for what is no path, or damaged in its encoding. */
  static Optional<List<String>> decoded(String path) {
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    List<String> decoded = new ArrayList<>();
    for (String segment : segments(path)) {
      Optional<String> plain = decode(segment);
      if (plain.isEmpty()) {
        return Optional.empty();
      }
      decoded.add(plain.get());
    }
    return Optional.of(List.copyOf(decoded));
  }

  // Not URLDecoder: that one is for forms and turns a plus into a space.
  private static Optional<String> decode(String segment) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
    byte[] encoded = segment.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] != '%') {
        bytes.write(encoded[i]);
      } else if (isEscape(encoded, i)) {
        bytes.write(
            HexFormat.fromHexDigit(encoded[i + 1]) << 4 | HexFormat.fromHexDigit(encoded[i + 2]));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    return Utf8.decode(bytes.toByteArray());
  }

  private static boolean isEscape(byte[] encoded, int at) {
    return at + 2 < encoded.length
        && HexFormat.isHexDigit(encoded[at + 1])
        && HexFormat.isHexDigit(encoded[at + 2]);
  }
}
