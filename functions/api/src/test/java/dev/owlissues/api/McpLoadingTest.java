package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.signin.SignUpRule;
import dev.owlissues.shared.base.vault.SecretVault;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.mail.Mailer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Who asks the REST API does not wait for what agents need. */
class McpLoadingTest {
  private static final String PRODUCT = "dev.owlissues.";
  private static final String FACE = "dev.owlissues.api.mcp";

  @Test // (R-mcp-8)
  void theStartOfTheApiLoadsNothingOfTheProtocol() throws Exception {
    var classes = new Recorder();
    BiFunction<String, String, String> api = start(classes);

    assertThat(api.apply("GET", "/health")).contains("200");
    assertThat(api.apply("GET", "/v1/issues")).contains("401");
    assertThat(api.apply("POST", "/mcp")).contains("401");
    assertThat(api.apply("GET", "/mcp")).contains("405");

    assertThat(classes.loaded).contains("dev.owlissues.api.Wiring", "dev.owlissues.api.http.Api");
    assertThat(classes.loaded).noneMatch(name -> name.startsWith(FACE));
  }

  /** Shows that the test above can fail. */
  @Test
  void itsFirstUseLoadsIt() throws Exception {
    var classes = new Recorder();

    classes.loadClass(FACE + ".McpEndpoint");

    assertThat(classes.loaded).contains(FACE + ".McpEndpoint");
  }

  /** Starts the API of classes that nobody has loaded. */
  @SuppressWarnings("unchecked")
  private static BiFunction<String, String, String> start(Recorder classes) throws Exception {
    return (BiFunction<String, String, String>)
        classes.loadClass(Started.class.getName()).getConstructor().newInstance();
  }

  /** The API without tables, answering events with their answers as they are. */
  public static final class Started implements BiFunction<String, String, String> {
    private final ApiHandler handler =
        new Wiring(
                unreachable(DynamoDbClient.class),
                TableNames.local(),
                () -> Instant.EPOCH,
                Optional.empty(),
                new Dependencies(
                    unreachable(SecretVault.class),
                    unreachable(Mailer.class),
                    new SignUpRule.Open(),
                    (_, _) -> {},
                    (_, _) -> {},
                    (_, _) -> {},
                    (_, _) -> {},
                    new SecureRandom()))
            .apiHandler();

    private static <T> T unreachable(Class<T> port) {
      return port.cast(
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (_, method, _) -> {
                throw new IllegalStateException(method.getName());
              }));
    }

    @Override
    public String apply(String method, String path) {
      String event =
          """
          {"rawPath": "%s", "headers": {"host": "localhost"},
           "requestContext": {"http": {"method": "%s"}}}
          """
              .formatted(path, method);
      var answer = new ByteArrayOutputStream();
      try {
        handler.handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  /** Loads the product's classes anew, and tells which. */
  private static final class Recorder extends ClassLoader {
    final Set<String> loaded = new ConcurrentSkipListSet<>();

    Recorder() {
      super(McpLoadingTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith(PRODUCT)) {
          return super.loadClass(name, resolve);
        }
        Class<?> known = findLoadedClass(name);
        return known == null ? define(name) : known;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        loaded.add(name);
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
