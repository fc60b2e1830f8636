package dev.owlissues.local.stack.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayReplyTest {
  private static JsonNode json(String text) throws IOException {
    return new JsonMapper().readTree(text);
  }

  @Test
  void statusHeadersCookiesAndBodyArePassedOn() throws IOException {
    Reply reply =
        GatewayReply.read(
            json(
                """
                {"statusCode": 201, "headers": {"content-type": "text/plain", "x-a": "1"},
                 "cookies": ["a=1; Path=/", "b=2"], "body": "é", "isBase64Encoded": false}
                """));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.headers())
        .isEqualTo(
            Map.of(
                "content-type", List.of("text/plain"),
                "x-a", List.of("1"),
                "set-cookie", List.of("a=1; Path=/", "b=2")));
    assertThat(reply.body()).asString().isEqualTo("é");
  }

  @Test
  void aBodyInBase64IsDecoded() throws IOException {
    Reply reply =
        GatewayReply.read(
            json("{\"statusCode\": 200, \"body\": \"//4=\", \"isBase64Encoded\": true}"));

    assertThat(reply.body()).containsExactly(0xff, 0xfe);
  }

  @Test
  void anAnswerWithoutBodyIsEmpty() throws IOException {
    assertThat(GatewayReply.read(json("{\"statusCode\": 204}")).body()).isEmpty();
  }

  @Test
  void anAnswerWithoutStatusIsTheFunctionsFault() throws IOException {
    JsonNode answer = json("{\"message\": \"hello\"}");

    assertThatIllegalArgumentException().isThrownBy(() -> GatewayReply.read(answer));
  }
}
