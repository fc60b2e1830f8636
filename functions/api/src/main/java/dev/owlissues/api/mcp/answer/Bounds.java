package dev.owlissues.api.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How much an agent gets to read at once (R-mcp-5). */
public final class Bounds {
  /** The most bytes of an answer, as JSON in UTF-8. */
  public static final int LIMIT = 200 * 1024;

  /** Says that an answer was cut. */
  public static final String TRUNCATED = "truncated";

  private Bounds() {}

  /** Whether the answer is short enough. */
  public static boolean fits(JsonNode answer) {
    return TreeText.bytes(answer).length <= LIMIT;
  }

  /** How many of a list's first items leave the answer short enough; at least one. */
  public static int fitting(ObjectNode answer, String list) {
    int left = LIMIT - TreeText.bytes(answer).length;
    List<JsonNode> items = answer.path(list).valueStream().toList();
    int kept = items.size();
    while (left < 0 && kept > 1) {
      kept--;
      left += TreeText.bytes(items.get(kept)).length + 1;
    }
    return kept;
  }

  /**
   * The answer itself where it is short enough, else without the last items of its longest lists.
   */
  public static ObjectNode cut(ObjectNode answer) {
    if (fits(answer)) {
      return answer;
    }
    ObjectNode cut = answer.deepCopy();
    cut.put(TRUNCATED, true);
    while (!fits(cut)) {
      Optional<ArrayNode> longest =
          lists(cut).stream().max(Comparator.comparingInt(list -> TreeText.bytes(list).length));
      if (longest.isEmpty()) {
        return cut;
      }
      shorten(longest.get());
    }
    return cut;
  }

  private static void shorten(ArrayNode list) {
    int kept = list.size() * 3 / 4;
    while (list.size() > kept) {
      list.remove(list.size() - 1);
    }
  }

  /** The lists of things; numbers in a row, as those of events by day, belong together. */
  private static List<ArrayNode> lists(JsonNode value) {
    List<ArrayNode> found = new ArrayList<>();
    if (value instanceof ArrayNode array && !array.isEmpty() && !array.get(0).isNumber()) {
      found.add(array);
    }
    value.forEach(part -> found.addAll(lists(part)));
    return found;
  }
}
