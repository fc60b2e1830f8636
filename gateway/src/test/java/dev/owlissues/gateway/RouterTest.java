package dev.owlissues.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.gateway.Router.Match;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  private static final Route<String> COUNT = new Route<>("GET", "/v1/events/count", "count");
  private static final Route<String> EVENT = new Route<>("GET", "/v1/events/{eventId}", "event");
  private static final Route<String> ISSUE =
      new Route<>("GET", "/v1/projects/{projectId}/issues/{issueId}", "issue");
  private static final Route<String> HEALTH = new Route<>("GET", "/health", "health");

  private final Router<String> router = new Router<>(List.of(COUNT, EVENT, ISSUE, HEALTH));

  @Test
  void aPathWithoutParametersIsFound() {
    assertThat(find("/health")).isEqualTo(new Match.Found<>(HEALTH, Map.of()));
  }

  @Test
  void parametersGoByTheirNames() {
    assertThat(find("/v1/projects/p1/issues/i2"))
        .isEqualTo(new Match.Found<>(ISSUE, Map.of("projectId", "p1", "issueId", "i2")));
  }

  @Test
  void theFirstOfTwoFittingRoutesWins() {
    assertThat(find("/v1/events/count")).isEqualTo(new Match.Found<>(COUNT, Map.of()));
  }

  @Test
  void parametersArePercentDecodedAndKeepTheirPlus() {
    assertThat(find("/v1/events/a%2Fb%20c+d%C3%A4"))
        .isEqualTo(new Match.Found<>(EVENT, Map.of("eventId", "a/b c+dä")));
  }

  @Test
  void anEncodedLiteralIsTheSamePath() {
    assertThat(find("/he%61lth")).isEqualTo(new Match.Found<>(HEALTH, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "health",
        "/Health",
        "/v1/events/",
        "/v1/events//",
        "/v1/events",
        "/v1/projects/p1/issues",
        "/v1/projects//issues/i2",
        "/v1/events/%",
        "/v1/events/%2",
        "/v1/events/%zz",
        "/v1/events/%ff"
      })
  void anyOtherPathIsUnknown(String path) {
    assertThat(find(path)).isEqualTo(new Match.Unknown<String>());
  }

  @ParameterizedTest // (R-http-21)
  @ValueSource(strings = {"/health/", "//health", "/health//", "///health/"})
  void aSlashThatIsDoubledOrAtTheEndIsNone(String path) {
    assertThat(find(path)).isEqualTo(new Match.Found<>(HEALTH, Map.of()));
    assertThat(Path.plain(path)).isEqualTo("/health");
  }

  @ParameterizedTest // (R-http-21)
  @ValueSource(strings = {"//v1/events/e1", "/v1//events/e1/", "/v1/events//e1"})
  void norIsOneAroundAParameter(String path) {
    assertThat(find(path)).isEqualTo(new Match.Found<>(EVENT, Map.of("eventId", "e1")));
  }

  @Test
  void aSlashThatIsEncodedIsPartOfAParameter() {
    assertThat(find("/v1/events/%2F")).isEqualTo(new Match.Found<>(EVENT, Map.of("eventId", "/")));
  }

  @Test
  void aKnownPathWithAnotherMethodIsUnknown() {
    HttpRequest delete =
        new HttpRequest("DELETE", "/health", Map.of(), Map.of(), new byte[0], "r-1");

    assertThat(router.match(delete)).isEqualTo(new Match.Unknown<String>());
  }

  @Test
  void aRouteStartsWithASlash() {
    assertThatThrownBy(() -> new Route<>("GET", "health", "health"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("health");
  }

  private Match<String> find(String path) {
    return router.match(Requests.get(path));
  }
}
