package dev.owlissues.shared.event.packing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes columns of texts and numbers. Of a column, each distinct text is written once, in the
 * order of first appearance, then which of them each row has. UUIDs are kept apart as 16 bytes:
 * they do not compress, and between texts they would spoil what does.
 */
final class ColumnWriter {
  /** How a text is written: the two low bits of its length. */
  static final int PLAIN = 0;

  static final int LOWER_UUID = 1;
  static final int UPPER_UUID = 2;
  static final int FORM_BITS = 2;

  private static final int UUID_LENGTH = 36;
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}");

  private final ByteArrayOutputStream texts = new ByteArrayOutputStream(1 << 14);
  private final ByteArrayOutputStream uuids = new ByteArrayOutputStream(1 << 12);

  /** Everything but UUIDs. */
  byte[] texts() {
    return texts.toByteArray();
  }

  /** The bytes of the UUIDs. */
  byte[] uuids() {
    return uuids.toByteArray();
  }

  /** How many bytes {@link #texts} has so far. */
  int length() {
    return texts.size();
  }

  /** Writes a column; the reader must know its number of rows. */
  void column(List<String> rows) {
    Map<String, Integer> distinct = new LinkedHashMap<>();
    rows.forEach(row -> distinct.putIfAbsent(row, distinct.size()));
    number(distinct.size());
    distinct.keySet().forEach(this::text);
    if (distinct.size() > 1 && distinct.size() < rows.size()) {
      rows.forEach(row -> number(distinct.getOrDefault(row, 0)));
    }
  }

  /** Writes a number, small ones in few bytes (LEB128). */
  void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      texts.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    texts.write((int) rest);
  }

  /** Writes a number that may be negative, small absolute values in few bytes (zigzag). */
  void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  private void text(String text) {
    int form = form(text);
    if (form == PLAIN) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      number((long) bytes.length << FORM_BITS);
      texts.writeBytes(bytes);
      return;
    }
    number(form);
    UUID uuid = UUID.fromString(text);
    uuids.writeBytes(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array());
  }

  private static int form(String text) {
    if (text.length() != UUID_LENGTH) {
      return PLAIN;
    }
    if (UUID_TEXT.matcher(text).matches()) {
      return LOWER_UUID;
    }
    // Apple's SDKs write UUIDs in capitals, and the text must come back as it was sent.
    String lower = text.toLowerCase(Locale.ROOT);
    boolean upper = UUID_TEXT.matcher(lower).matches() && text.equals(upper(lower));
    return upper ? UPPER_UUID : PLAIN;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
