package dev.owlissues.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.rest.Query;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of commands that list what may be long. */
public final class Paging {
  /** More than the API has in a page of any list: it takes this for as many as it has. */
  private static final int MOST = 1_000;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most this many in a page; the API says how many it may be.")
  Optional<Integer> limit = Optional.empty();

  @Option(names = "--cursor", paramLabel = "CURSOR", description = "Where the page before ended.")
  Optional<String> cursor = Optional.empty();

  @Option(names = "--all", description = "All pages, as if they were one.")
  boolean all;

  private final boolean takesLimit;

  /** As the options say. */
  public Paging() {
    takesLimit = true;
  }

  /** Of a list whose pages are as long as the API makes them. */
  public Paging(Optional<String> cursor, boolean all) {
    this.cursor = cursor;
    this.all = all;
    takesLimit = false;
  }

  /** Whether all pages are asked for, so that how long one is makes no difference to people. */
  public boolean isAll() {
    return all;
  }

  /**
   * The page that was asked for, or all of them as one body.
   *
   * @param items the body's field with the list
   */
  public JsonNode fetch(Session session, String path, Query query, String items) {
    Query paged =
        query.with(
            "limit", limit.or(() -> all && takesLimit ? Optional.of(MOST) : Optional.empty()));
    JsonNode first = session.rest().get(path, paged.with("cursor", cursor));
    if (!all || !(first instanceof ObjectNode whole)) {
      return first;
    }
    ArrayNode list = whole.withArrayProperty(items);
    JsonNode page = first;
    while (page.path("has_more").asBoolean()) {
      session.printer().progress("%,d read".formatted(list.size()));
      page = session.rest().get(path, paged.with("cursor", page.path("cursor").asText()));
      page.path(items).forEach(list::add);
      whole.set("cursor", page.path("cursor"));
      whole.set("has_more", page.path("has_more"));
    }
    session.printer().progress("");
    return whole;
  }
}
