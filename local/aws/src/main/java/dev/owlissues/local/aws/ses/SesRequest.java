package dev.owlissues.local.aws.ses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A {@code SendEmail} request with raw content, the only kind that the local SES takes. */
record SesRequest(String from, List<String> to, byte[] raw) {
  private static final JsonMapper JSON = new JsonMapper();

  /** SES takes 10 MB unless the account has more. */
  private static final int MOST_BYTES = 10 << 20;

  private static final int MOST_RECIPIENTS = 50;

  static SesRequest read(byte[] body) {
    JsonNode json = parse(body);
    List<String> to = new ArrayList<>();
    json.path("Destination").path("ToAddresses").forEach(address -> to.add(address.asText()));
    byte[] raw = Base64.getDecoder().decode(json.path("Content").path("Raw").path("Data").asText());
    String from = json.path("FromEmailAddress").asText();
    if (from.isEmpty() || to.isEmpty() || to.size() > MOST_RECIPIENTS) {
      throw new IllegalArgumentException("a sender and 1 to 50 recipients are needed");
    }
    if (raw.length == 0 || raw.length > MOST_BYTES) {
      throw new IllegalArgumentException("raw content of 1 to 10,485,760 bytes is needed");
    }
    return new SesRequest(from, List.copyOf(to), raw);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new IllegalArgumentException("a request is JSON", e);
    }
  }

  /** SES sets its own id on each message. */
  byte[] goingOutAs(String messageId) {
    byte[] id =
        "Message-ID: <%s@email.local>\r\n".formatted(messageId).getBytes(StandardCharsets.US_ASCII);
    byte[] message = new byte[id.length + raw.length];
    System.arraycopy(id, 0, message, 0, id.length);
    System.arraycopy(raw, 0, message, id.length, raw.length);
    return message;
  }
}
