package dev.owlissues.shared.trigger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of an event, as SQS and SNS have them. By tokens and not by a mapped class: mapping
 * takes as long as all the rest of a cold start.
 */
public final class Records {
  private static final JsonFactory JSON = new JsonFactory();

  private Records() {}

  /**
   * A record.
   *
   * @param texts by their paths in it, such as {@code Sns.Message}
   */
  public record Entry(Map<String, String> texts) {
    /** Copies the texts. */
    public Entry {
      texts = Map.copyOf(texts);
    }

    /**
     * The text at that path.
     *
     * @throws IOException if the record has none
     */
    public String text(String path) throws IOException {
      return Optional.ofNullable(texts.get(path))
          .orElseThrow(() -> new IOException("a record of the event has no " + path));
    }
  }

  /**
   * Reads an event's {@code Records}.
   *
   * @return each record, without its lists
   * @throws IOException if it is not such an event
   */
  public static List<Entry> read(InputStream event) throws IOException {
    try (JsonParser json = JSON.createParser(event)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the event is not an object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = json.currentName().equals("Records");
        if (json.nextToken() == JsonToken.START_ARRAY && wanted) {
          return records(json);
        }
        json.skipChildren();
      }
      throw new IOException("the event has no Records");
    }
  }

  private static List<Entry> records(JsonParser json) throws IOException {
    List<Entry> records = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> texts = new HashMap<>();
      texts(json, "", texts);
      records.add(new Entry(texts));
    }
    return records;
  }

  /** Reads one object's texts; {@code within} is the path of the object, with a dot at its end. */
  private static void texts(JsonParser json, String within, Map<String, String> into)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String path = within + json.currentName();
      switch (json.nextToken()) {
        case START_OBJECT -> texts(json, path + ".", into);
        case VALUE_STRING -> into.put(path, json.getText());
        default -> json.skipChildren();
      }
    }
  }
}
