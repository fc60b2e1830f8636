package dev.owlissues.api.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.mcp.answer.TreeText;

/**
 * What a tool returned.
 *
 * @param failed whether it is why nothing was done
 */
public record ToolResult(boolean failed, ObjectNode body) {

  /** The result as JSON in UTF-8. */
  public byte[] bytes() {
    return TreeText.bytes(body);
  }
}
