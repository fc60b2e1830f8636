package dev.owlissues.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.owlissues.cli.rest.Failure.NotReached;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whom a key is sent to over TLS. The JVM reads whom it trusts once, so all of it is in one class.
 */
class TlsTest {
  private static final String PASSWORD = "changeit";
  private static final List<HttpsServer> SERVERS = new ArrayList<>();

  @TempDir static Path folder;
  private static URI good;
  private static URI otherName;
  private static URI unknown;

  @BeforeAll
  static void start() throws Exception {
    Path trusted = folder.resolve("trusted");
    good = serve("good", "dns:localhost", Optional.of(trusted));
    otherName = serve("other", "dns:owl.example.com", Optional.of(trusted));
    unknown = serve("unknown", "dns:localhost", Optional.empty());
    System.setProperty("javax.net.ssl.trustStore", trusted.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
  }

  @AfterAll
  static void stop() {
    SERVERS.forEach(server -> server.stop(0));
    System.clearProperty("javax.net.ssl.trustStore");
    System.clearProperty("javax.net.ssl.trustStorePassword");
  }

  private static URI serve(String name, String host, Optional<Path> trusted) throws Exception {
    Path keys = folder.resolve(name);
    keytool(
        "-genkeypair",
        "-keystore",
        keys,
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + name,
        "-ext",
        "san=" + host);
    if (trusted.isPresent()) {
      Path certificate = folder.resolve(name + ".pem");
      keytool("-exportcert", "-keystore", keys, "-alias", name, "-file", certificate);
      keytool(
          "-importcert",
          "-noprompt",
          "-keystore",
          trusted.get(),
          "-alias",
          name,
          "-file",
          certificate);
    }
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    SERVERS.add(server);
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  private static void keytool(Object... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    List.of(arguments).forEach(argument -> command.add(argument.toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    Path output = folder.resolve("keytool.txt");
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(code).as(Files.readString(output)).isZero();
  }

  private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static Rest rest(URI endpoint) {
    return Rest.at(endpoint, Optional.of("owl_agent_1"), _ -> {});
  }

  @Test // (R-cli-2)
  void aKeyGoesToWhomTheMachineTrustsForThatNameAndToNobodyElse() {
    assertThat(rest(good).get("/").path("a").asInt()).isEqualTo(1);

    for (URI bad : List.of(otherName, unknown)) {
      assertThatThrownBy(() -> rest(bad).get("/"))
          .isInstanceOf(NotReached.class)
          .hasMessageContaining("no certificate that is trusted here");
    }
  }
}
