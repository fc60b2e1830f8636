package dev.owlissues.bench.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The least that a function can be which asks a table: what the functions' cold starts are compared
 * with. It reads one item through the client that they use.
 */
public final class HelloWorld implements RequestStreamHandler {
  private final DynamoDbClient dynamo =
      DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  private final String table = System.getenv("OWL_KEYS_TABLE");

  /** For Lambda. */
  public HelloWorld() {}

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    event.readAllBytes();
    var key = Map.of("pk", AttributeValue.fromS("hello"));
    boolean there = dynamo.getItem(get -> get.tableName(table).key(key)).hasItem();
    answer.write(("{\"there\": " + there + "}").getBytes(StandardCharsets.UTF_8));
  }
}
