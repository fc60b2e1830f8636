package dev.owlissues.local.stack.control;

import static dev.owlissues.local.stack.http.IncomingBuilder.get;
import static dev.owlissues.local.stack.http.IncomingBuilder.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.stack.http.IncomingBuilder;
import dev.owlissues.local.stack.http.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalCallersTest {
  private final LocalCallers callers = new LocalCallers(3000);

  private int status(IncomingBuilder request) {
    return callers.refusal(request.build()).map(Reply::status).orElse(200);
  }

  @Test
  void aProgramOnThisMachineIsLetIn() {
    assertThat(status(get("/_local/clock"))).isEqualTo(200);
  }

  @Test
  void anotherMachineIsNot() {
    assertThat(status(get("/_local/clock").from(192, 0, 2, 1))).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:3000", "127.0.0.1:3000", "[::1]:3000", "LocalHost:3000"})
  void aLoopbackNameWithThePortIsAHost(String host) {
    assertThat(status(get("/_local/clock").with("host", host))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:3001", "evil.example:3000", "localhost.evil.example:3000"})
  void anyOtherHostIsRefused(String host) {
    assertThat(status(get("/_local/clock").with("host", host))).isEqualTo(403);
  }

  @Test
  void aRequestWithoutHostIsRefused() {
    assertThat(status(get("/_local/clock").without("host"))).isEqualTo(403);
  }

  @Test
  void twoHostsAreNoHost() {
    var request = get("/_local/clock").with("host", "localhost:3000", "evil.example:3000");

    assertThat(status(request)).isEqualTo(403);
  }

  @Test
  void theStacksOwnPagesAreLetIn() {
    var request =
        get("/_local/outbox")
            .with("origin", "http://localhost:3000")
            .with("sec-fetch-site", "same-origin");

    assertThat(status(request)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://localhost:5173",
        "https://localhost:3000",
        "null",
        ""
      })
  void aForeignOriginIsRefused(String origin) {
    assertThat(status(get("/_local/credentials").with("origin", origin))).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void whatAPageOfAnotherSiteFetchesIsRefused(String site) {
    assertThat(status(get("/_local/credentials").with("sec-fetch-site", site))).isEqualTo(403);
  }

  @Test
  void anAddressTypedIntoTheBrowserIsLetIn() {
    assertThat(status(get("/_local/credentials").with("sec-fetch-site", "none"))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/json; charset=utf-8", "Application/JSON"})
  void aPostWithAJsonTypeIsFine(String type) {
    assertThat(status(post("/_local/scan").with("content-type", type).body("{}"))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
  void aPostOfAnyOtherTypeIsRefused(String type) {
    assertThat(status(post("/_local/scan").with("content-type", type).body("a=b"))).isEqualTo(415);
  }

  @Test
  void aPostOfSomethingWithoutATypeIsRefused() {
    assertThat(status(post("/_local/scan").without("content-type").body("{}"))).isEqualTo(415);
  }

  @Test // (R-http-16)
  void aPostOfNothingNeedsNoTypeButNoForeignPageMaySendIt() {
    var empty = post("/_local/scan").without("content-type");

    assertThat(status(empty)).isEqualTo(200);
    assertThat(status(empty.with("origin", "https://evil.example"))).isEqualTo(403);
  }
}
