package dev.owlissues.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ErrorsTest {

  @Test // (R-http-3)
  void anErrorIsOneLineOfEscapedText() {
    HttpResponse answer = Errors.badRequest("status \"a\\b\"\n\u2028is\u0085unknown\u0000");

    assertThat(text(answer)).isEqualTo("{\"error\":\"status \\\"a\\\\b\\\" is unknown\"}");
    assertThat(answer.headers()).containsEntry("content-type", "application/json");
  }

  @Test // (R-http-3)
  void eachErrorHasItsStatus() {
    assertThat(Errors.badRequest("x").status()).isEqualTo(400);
    assertThat(Errors.unauthorized().status()).isEqualTo(401);
    assertThat(Errors.forbidden("x").status()).isEqualTo(403);
    assertThat(Errors.notFound().status()).isEqualTo(404);
    assertThat(Errors.conflict("x").status()).isEqualTo(409);
    assertThat(Errors.tooLarge("x").status()).isEqualTo(413);
    assertThat(Errors.internal().status()).isEqualTo(500);
  }

  @Test // (R-http-15)
  void whoShallComeBackLaterIsToldWhen() {
    HttpResponse throttled = Errors.unavailable(Duration.ofSeconds(3));
    HttpResponse later = Errors.unavailable(Duration.ofMillis(3_001));
    HttpResponse limited = Errors.tooManyRequests(Duration.ofMillis(100));

    assertThat(throttled.status()).isEqualTo(503);
    assertThat(throttled.headers()).containsEntry("retry-after", "3");
    assertThat(later.headers()).containsEntry("retry-after", "4");
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.headers()).containsEntry("retry-after", "1");
  }

  private static String text(HttpResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
