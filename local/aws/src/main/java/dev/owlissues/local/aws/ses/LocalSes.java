package dev.owlissues.local.aws.ses;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * SES's HTTP interface (version 2) on this machine: the real client speaks to it, and the mails it
 * takes lie in an outbox. It listens on the loopback address only, on a port of its own choice.
 */
public final class LocalSes implements AutoCloseable {
  private static final String SEND = "/v2/email/outbound-emails";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final InstantSource clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SesOutbox outbox = new SesOutbox();
  private final AtomicLong taken = new AtomicLong();
  private volatile Function<String, SesAnswer> answers = to -> new SesAnswer.Take();

  /** Starts one; its mails are dated by that clock. */
  public LocalSes(InstantSource clock) {
    this.clock = clock;
    try {
      InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
      server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port for the local SES", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where the client finds it. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A client of this SES, to be closed by who asked for it. Like the product's, it sends once. */
  public SesV2Client client() {
    return SesV2Client.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  /** The mails taken, newest first. */
  public List<OutboxMail> outbox() {
    return outbox.newestFirst();
  }

  /** Answers by recipient from now on; it takes everything until this is called. */
  public void answering(Function<String, SesAnswer> byRecipient) {
    answers = byRecipient;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (exchange.getRequestMethod().equals("POST")
          && exchange.getRequestURI().getPath().equals(SEND)) {
        send(exchange, body);
      } else {
        refuse(exchange, 404, "NotFoundException");
      }
    }
  }

  private void send(HttpExchange exchange, byte[] body) throws IOException {
    SesRequest request;
    try {
      request = SesRequest.read(body);
    } catch (IllegalArgumentException bad) {
      refuse(exchange, 400, "BadRequestException");
      return;
    }
    switch (answers.apply(request.to().getFirst())) {
      case SesAnswer.Take() -> taken(exchange, request);
      // Closed without an answer: the client sees the end of the connection.
      case SesAnswer.TakeAndSayNothing() -> take(request);
      case SesAnswer.HangUp() -> {}
      case SesAnswer.Refuse(int status, String code, String text) ->
          refuse(exchange, status, code, text);
    }
  }

  private void taken(HttpExchange exchange, SesRequest request) throws IOException {
    answer(exchange, 200, "{\"MessageId\":\"%s\"}".formatted(take(request)));
  }

  private String take(SesRequest request) {
    String id = "local-%012d".formatted(taken.incrementAndGet());
    try {
      outbox.add(MimeReader.read(id, request.to(), request.goingOutAs(id), clock.instant()));
    } catch (MessagingException e) {
      throw new IllegalArgumentException("not a MIME message", e);
    }
    return id;
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    refuse(exchange, status, code, code);
  }

  private static void refuse(HttpExchange exchange, int status, String code, String text)
      throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
    answer(exchange, status, "{\"message\":\"%s\"}".formatted(text));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
