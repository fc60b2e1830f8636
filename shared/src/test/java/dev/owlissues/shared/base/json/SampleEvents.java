package dev.owlissues.shared.base.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** The payloads in the events folder. */
public final class SampleEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SampleEvents() {}

  /** The payload of that file. */
  public static ObjectNode read(String file) throws IOException {
    Path path = Path.of(System.getProperty("owl.root"), "events", file);
    return (ObjectNode) JSON.readTree(path.toFile());
  }

  /** The payload of that file, an event of one message, with another body. */
  public static ObjectNode message(String file, String body) throws IOException {
    ObjectNode event = read(file);
    ((ObjectNode) event.required("Records").required(0)).put("body", body);
    return event;
  }
}
