package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a list to its end, page by page, and checks what each page says of the next.
 *
 * @param list what the page calls its entries
 * @param id what an entry calls its id
 * @param sleeper passes before each page: slow enough for a rate limit
 */
public record Walk(Stage stage, String path, String list, String id, Duration sleeper) {

  /** Of entries that have an {@code id}, as fast as may be. */
  public static Walk of(Stage stage, String path, String list) {
    return new Walk(stage, path, list, "id", Duration.ZERO);
  }

  /** The ids on all pages of that size, in their order. */
  public List<String> ids(int limit, String... query) {
    List<String> found = new ArrayList<>();
    List<String> parameters = new ArrayList<>(List.of(query));
    parameters.addAll(List.of("limit", Integer.toString(limit), "cursor", ""));
    while (true) {
      stage.advance(sleeper);
      Answer answer = stage.get(path, parameters.toArray(String[]::new));
      assertThat(answer.status()).isEqualTo(200);
      JsonNode page = answer.json();
      assertThat(page.get(list).size()).isLessThanOrEqualTo(limit);
      page.get(list).forEach(entry -> found.add(entry.get(id).asText()));
      boolean more = page.get("has_more").asBoolean();
      assertThat(page.get("cursor").isNull()).isEqualTo(!more);
      if (!more) {
        return found;
      }
      String cursor = page.get("cursor").asText();
      assertThat(cursor).isNotEqualTo(parameters.getLast());
      parameters.set(parameters.size() - 1, cursor);
    }
  }
}
