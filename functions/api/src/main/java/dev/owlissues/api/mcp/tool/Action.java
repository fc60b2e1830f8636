package dev.owlissues.api.mcp.tool;

import dev.owlissues.api.mcp.answer.Fence;
import java.util.Map;

/** What a tool does. */
public sealed interface Action {

  /**
   * One request to the API. An argument goes where the path has its name in braces, else into the
   * query of a GET or the body of anything else.
   *
   * @param fixed fields of the body that no argument gives
   * @param paging how long answers are cut
   */
  record Request(String method, String path, Map<String, String> fixed, Paging paging)
      implements Action {}

  /**
   * Several requests, and one answer of them.
   *
   * @param schema of the answer, with references into the API's document
   */
  record Several(Composition composition, String schema) implements Action {}

  /** Makes one answer of several. */
  @FunctionalInterface
  interface Composition {
    /** The answer, or the first refusal that leaves nothing to tell. */
    ApiAnswer answer(ApiSession session, Arguments arguments, Fence fence);
  }

  /** How a list that is too long is cut, so that one can go on from there. */
  sealed interface Paging {
    /** There is no list that one could go on with. */
    record None() implements Paging {}

    /** The API takes a {@code limit}, and its cursor goes on. */
    record Limited(String list) implements Paging {}

    /** The API has pages as long as it likes, and a row's id is the cursor to go on after it. */
    record AfterRow(String list) implements Paging {}

    /** The API answers with everything; the cursor is how many rows were had. */
    record Whole(String list) implements Paging {}
  }
}
