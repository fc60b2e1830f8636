package dev.owlissues.shared.malformed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rule for answers to what is wrong: 4xx and {@code {"error": "…"}}, in one short line. */
public final class Refusal {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 400;
  private static final Pattern INSIDES =
      Pattern.compile(
          "Exception|dev\\.owlissues|java\\.|\\bat [a-z]+\\.|owl_(client|agent)_[0-9a-f]");

  private Refusal() {}

  /** What is wrong with a refusal; empty if nothing is. */
  public static Optional<String> fault(int status, String body) {
    if (status < 400 || status > 499) {
      return Optional.of("answered " + status);
    }
    return faultOfText(error(body));
  }

  /** What is wrong with a refusal that must name what it is about. */
  public static Optional<String> fault(int status, String body, String named) {
    return fault(status, body)
        .or(() ->
            error(body).contains(named)
                ? Optional.empty()
                : Optional.of("does not name it: " + error(body)));
  }

  /** What is wrong with a text that says what is wrong. */
  public static Optional<String> faultOfText(String text) {
    if (text.isBlank()) {
      return Optional.of("has no error");
    }
    if (text.length() > LONGEST || text.lines().count() != 1) {
      return Optional.of("is no short line: " + text);
    }
    return INSIDES.matcher(text).find() ? Optional.of("shows insides: " + text) : Optional.empty();
  }

  private static String error(String body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      return error.isTextual() ? error.textValue() : "";
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
