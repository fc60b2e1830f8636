package dev.owlissues.shared.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.owlissues.shared.base.metric.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportingMailerTest {
  private static final Mail MAIL =
      new Mail("ann@example.com", "a subject", "a text", "<p>a text</p>", List.of());

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  static List<Sent> failures() {
    return List.of(
        new Sent.Refused("SES answered \"no\""),
        new Sent.Later("SES answered AccessDeniedException"),
        new Sent.Unknown("no answer from SES"));
  }

  @Test
  void aMailThatIsTakenIsNoNews() {
    assertThat(send(new Sent.Accepted("id"))).isEqualTo(new Sent.Accepted("id"));

    assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whyOneIsNotTakenIsLoggedAndWhoseItIsIsNot(Sent failure) throws IOException {
    assertThat(send(failure)).isEqualTo(failure);

    String line = log.toString(StandardCharsets.UTF_8).strip();
    assertThat(failure.toString())
        .contains(new ObjectMapper().readTree(line).at("/reason").asText());
    assertThat(new ObjectMapper().readTree(line).at("/message").asText())
        .isEqualTo("mail not taken");
    assertThat(line).doesNotContain("ann@example.com", "a subject", "a text");
  }

  private Sent send(Sent outcome) {
    var stream = new PrintStream(log, true, StandardCharsets.UTF_8);
    return new ReportingMailer(_ -> outcome, new Log(stream, InstantSource.system())).send(MAIL);
  }
}
