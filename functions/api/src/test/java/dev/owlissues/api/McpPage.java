package dev.owlissues.api;

import dev.owlissues.api.mcp.tool.Action;
import dev.owlissues.api.mcp.tool.Argument;
import dev.owlissues.api.mcp.tool.Tool;
import dev.owlissues.api.mcp.tool.Tools;
import java.util.stream.Collectors;

/** {@code docs/mcp.md}, as the table of tools has it. */
final class McpPage {
  private static final String HEAD =
      """
      # Tools for agents

      <!-- Written from the table of tools: McpPageTest holds it equal, and -Dowl.write=true writes it anew. -->

      `POST /mcp` speaks the [Model Context Protocol](https://modelcontextprotocol.io), versions 2024-11-05 to
      2025-11-25 and 2026-07-28, with an agent key as `Authorization: Bearer`. What holds for all tools is in the
      [rules](rules.md#agents); how to connect a client, in the [README](../README.md#connect-an-agent).

      Each tool is a request to the API as the key's caller, or several, and returns what the API returns: its schema is that
      of the [OpenAPI document](../functions/api/src/main/resources/openapi.json). Texts that apps and people wrote are in
      fences ([R-mcp-6](rules.md#R-mcp-6)).

      Beside the tools there are the prompts `fix-issue` and `weekly-review`, and the guide `owlmetry://guide`.

      """;

  private McpPage() {}

  static String write() {
    return HEAD + Tools.ALL.stream().map(McpPage::section).collect(Collectors.joining("\n"));
  }

  private static String section(Tool tool) {
    return "## %s\n\n**%s** (%s). %s\n\n%s%s\n"
        .formatted(
            tool.name(),
            tool.title(),
            effect(tool),
            tool.description(),
            requests(tool),
            tool.arguments().isEmpty() ? "Takes nothing." : arguments(tool));
  }

  private static String effect(Tool tool) {
    return switch (tool.hints()) {
      case READS -> "reads";
      case ADDS -> "adds something, each time";
      case CHANGES -> "changes something; twice is as once";
      case ENDS -> "cannot be taken back";
    };
  }

  private static String requests(Tool tool) {
    return switch (tool.action()) {
      case Action.Request request -> "`%s %s`\n\n".formatted(request.method(), request.path());
      case Action.Several _ -> "Several requests.\n\n";
    };
  }

  private static String arguments(Tool tool) {
    return "| argument | | |\n|---|---|---|\n"
        + tool.arguments().stream().map(McpPage::row).collect(Collectors.joining("\n"));
  }

  private static String row(Argument argument) {
    String words =
        argument.words().isEmpty() ? "" : " `" + String.join("`, `", argument.words()) + "`";
    return "| `%s`%s | %s | %s%s |"
        .formatted(
            argument.name(),
            argument.required() ? " (needed)" : "",
            type(argument) + (argument.nullable() ? " or null" : ""),
            argument.description().replace("|", "\\|"),
            words);
  }

  private static String type(Argument argument) {
    return switch (argument.type()) {
      case ID -> "UUID";
      case TEXT -> "text";
      case NUMBER ->
          "%d to %d".formatted(argument.least().orElseThrow(), argument.most().orElseThrow());
      case FLAG -> "true or false";
      case WORDS -> "array of words";
      case IDS -> "array of UUIDs";
      case OBJECT -> "object";
    };
  }
}
