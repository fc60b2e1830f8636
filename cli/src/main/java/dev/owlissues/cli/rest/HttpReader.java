package dev.owlissues.cli.rest;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an answer of HTTP/1.1 (RFC 9112). */
final class HttpReader {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9][0-9])( .*)?");
  private static final int LONGEST_LINE = 16_384;
  private static final int MOST_HEADERS = 200;

  /** The API's answers end at 6 MB. */
  private static final int LONGEST_BODY = 64 << 20;

  private final InputStream in;

  HttpReader(InputStream in) {
    this.in = in;
  }

  /**
   * The answer, after those that only say that it is on its way.
   *
   * @throws IOException if it is not HTTP, or ends too soon
   */
  Http.Answer answer() throws IOException {
    int status;
    Map<String, String> headers;
    do {
      status = status();
      headers = headers();
    } while (status < 200);
    return new Http.Answer(status, headers, body(status, headers));
  }

  private int status() throws IOException {
    Matcher line = STATUS.matcher(line());
    if (!line.matches()) {
      throw new IOException("that is not HTTP");
    }
    return Integer.parseInt(line.group(1));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon <= 0 || headers.size() == MOST_HEADERS) {
        throw new IOException("that is not HTTP");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(int status, Map<String, String> headers) throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .endsWith("chunked")) {
      return chunks();
    }
    String length = headers.get("content-length");
    return length == null ? in.readNBytes(LONGEST_BODY) : counted(size(length, 10));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      if (body.size() + size > LONGEST_BODY) {
        throw new IOException("the answer is too long");
      }
      body.write(counted(size));
      line();
    }
    headers();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return size(line().split(";", 2)[0].strip(), 16);
  }

  private static int size(String text, int radix) throws IOException {
    try {
      int size = Integer.parseInt(text, radix);
      if (size >= 0 && size <= LONGEST_BODY) {
        return size;
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    throw new IOException("the answer is too long, or does not say how long it is");
  }

  private byte[] counted(int size) throws IOException {
    byte[] read = in.readNBytes(size);
    if (read.length < size) {
      throw new EOFException("the answer ends too soon");
    }
    return read;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() == LONGEST_LINE) {
        throw new EOFException("the answer ends too soon");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
