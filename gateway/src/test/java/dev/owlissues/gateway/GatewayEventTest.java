package dev.owlissues.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.base.json.SampleEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of an event by hand is what AWS's own class says of it. */
class GatewayEventTest {
  private static final PojoSerializer<APIGatewayV2HTTPEvent> AWS =
      LambdaEventSerializers.serializerFor(
          APIGatewayV2HTTPEvent.class, APIGatewayV2HTTPEvent.class.getClassLoader());

  static List<String> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("owl.root"), "events"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.startsWith("api-") || file.startsWith("ingest"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsReadAsAwsReadsIt(String file) throws IOException {
    check(SampleEvents.read(file));
  }

  @Test
  void cookiesRepeatedParametersAndHeadersInCapitalsAreReadAsAwsReadsThem() throws IOException {
    ObjectNode event = SampleEvents.read("api-list-issues.json");
    event.putArray("cookies").add("token=1").add("theme=dark");
    event.withObject("/headers").put("X-Forwarded-For", "203.0.113.7").put("Accept-Language", "de");
    event.withObject("/queryStringParameters").put("level", "error,warn").put("q", "ä & b");

    HttpRequest request = check(event);

    assertThat(request.header("cookie")).contains("token=1; theme=dark");
    assertThat(request.header("accept-language")).contains("de");
    assertThat(request.parameter("q")).contains("ä & b");
  }

  @Test
  void aBodyInBase64IsReadAsAwsReadsIt() throws IOException {
    byte[] body = {0x1f, (byte) 0x8b, 0, 0, (byte) 0xff};
    ObjectNode event = SampleEvents.read("ingest.json");
    event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);

    assertThat(check(event).body()).isEqualTo(body);
  }

  /** Both as it came and as AWS writes it again, where absent fields are there as nulls. */
  private static HttpRequest check(ObjectNode event) throws IOException {
    byte[] came = event.toString().getBytes(StandardCharsets.UTF_8);
    APIGatewayV2HTTPEvent aws = AWS.fromJson(new ByteArrayInputStream(came));
    var written = new ByteArrayOutputStream();
    AWS.toJson(aws, written);

    for (byte[] json : List.of(came, written.toByteArray())) {
      assertThat(GatewayEvent.read(new ByteArrayInputStream(json)))
          .usingRecursiveComparison()
          .isEqualTo(request(aws));
    }
    return request(aws);
  }

  private static HttpRequest request(APIGatewayV2HTTPEvent aws) {
    var context = aws.getRequestContext();
    return new HttpRequest(
        context.getHttp().getMethod(),
        aws.getRawPath(),
        Optional.ofNullable(aws.getQueryStringParameters()).orElse(Map.of()),
        headers(aws),
        body(aws),
        context.getRequestId(),
        context.getHttp().getSourceIp());
  }

  private static Map<String, String> headers(APIGatewayV2HTTPEvent aws) {
    Map<String, String> headers = new HashMap<>();
    aws.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    Optional.ofNullable(aws.getCookies())
        .ifPresent(cookies -> headers.put("cookie", String.join("; ", cookies)));
    return headers;
  }

  private static byte[] body(APIGatewayV2HTTPEvent aws) {
    String body = Optional.ofNullable(aws.getBody()).orElse("");
    return aws.getIsBase64Encoded()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
