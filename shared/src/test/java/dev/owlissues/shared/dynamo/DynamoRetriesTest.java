package dev.owlissues.shared.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The real client against a service that refuses, which DynamoDB Local never does. */
class DynamoRetriesTest {
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void aWriteThatMeetsATransactionIsSentAgain() {
    refuse("TransactionConflictException", 2);

    put();

    assertThat(requests).hasValue(3);
  }

  @Test
  void aConditionThatDoesNotHoldIsNot() {
    refuse("ConditionalCheckFailedException", 2);

    assertThatExceptionOfType(ConditionalCheckFailedException.class).isThrownBy(this::put);

    assertThat(requests).hasValue(1);
  }

  private void put() {
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(config -> config.retryStrategy(DynamoRetries::alsoConflicts))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .endpointOverride(URI.create("http://localhost:" + service.getAddress().getPort()))
            .build()) {
      client.putItem(put -> put.tableName("table").item(Map.of("pk", AttributeValue.fromS("1"))));
    }
  }

  private void refuse(String why, int times) {
    service.createContext(
        "/",
        exchange -> {
          if (requests.incrementAndGet() <= times) {
            answer(exchange, 400, "{\"__type\": \"com.amazonaws.dynamodb.v20120810#" + why + "\"}");
          } else {
            answer(exchange, 200, "{}");
          }
        });
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
