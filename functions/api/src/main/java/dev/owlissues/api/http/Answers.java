package dev.owlissues.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Pages of lists as answers, cut where they would get longer than a function may answer. */
public final class Answers {
  /** The most bytes of rows in an answer: 4 MB, less what stands around them. */
  public static final int MAX_BYTES = 4_000_000 - 1_000;

  private Answers() {}

  /**
   * A page: {@code {"<name>": […], "cursor": …, "has_more": …}}.
   *
   * @param place the place just after a row, where a page that is cut there goes on
   * @param next where the page after a whole one begins, if there may be one
   */
  public static <T, P> HttpResponse page(
      String name,
      List<T> rows,
      Function<T, JsonText.Content> content,
      Function<T, P> place,
      Optional<P> next,
      Function<P, String> cursor) {
    return page(name, rows, content, place, next, cursor, _ -> {});
  }

  /**
   * The same, with more fields.
   *
   * @param beside what the answer says of the list itself
   */
  public static <T, P> HttpResponse page(
      String name,
      List<T> rows,
      Function<T, JsonText.Content> content,
      Function<T, P> place,
      Optional<P> next,
      Function<P, String> cursor,
      JsonText.Content beside) {
    List<byte[]> written = fitting(rows, content, MAX_BYTES);
    if (written.size() < rows.size()) {
      P last = place.apply(rows.get(written.size() - 1));
      return answer(name, written, Optional.of(cursor.apply(last)), beside);
    }
    return answer(name, written, next.map(cursor), beside);
  }

  /** The first of the rows, written: as many as have that many bytes together, but at least one. */
  public static <T> List<byte[]> fitting(
      List<T> rows, Function<T, JsonText.Content> content, int most) {
    List<byte[]> written = new ArrayList<>();
    int length = 0;
    for (T row : rows) {
      byte[] bytes = JsonText.bytes(content.apply(row));
      length += bytes.length + 1;
      // One row alone always fits: nothing that is taken in is of that size.
      if (length > most && !written.isEmpty()) {
        return written;
      }
      written.add(bytes);
    }
    return written;
  }

  /** Writes rows that were written before into an array. */
  public static void array(JsonGenerator json, String name, List<byte[]> rows) throws IOException {
    json.writeArrayFieldStart(name);
    for (byte[] row : rows) {
      json.writeRawValue(new String(row, StandardCharsets.UTF_8));
    }
    json.writeEndArray();
  }

  private static HttpResponse answer(
      String name, List<byte[]> rows, Optional<String> cursor, JsonText.Content beside) {
    return Json.ok(json -> {
      array(json, name, rows);
      Json.text(json, "cursor", cursor);
      json.writeBooleanField("has_more", cursor.isPresent());
      beside.write(json);
    });
  }
}
