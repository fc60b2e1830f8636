package dev.owlissues.notify;

import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The payloads in the events folder, read as Lambda reads them. */
final class SampleEvents {
  private SampleEvents() {}

  static <T> T read(String name, Class<T> type) throws IOException {
    Path file = Path.of(System.getProperty("owl.root"), "events", name);
    try (InputStream json = Files.newInputStream(file)) {
      return LambdaEventSerializers.serializerFor(type, type.getClassLoader()).fromJson(json);
    }
  }
}
