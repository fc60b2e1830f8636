package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The queries of docs/operations.md find what they are there for, in lines that were written. */
class RunbookQueriesTest {
  private static final Pattern QUERY =
      Pattern.compile(
          "^#{2,3} (?<heading>[^\\n]+)|^```insights\\n(?<query>.*?)```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** What a section's query finds, by message; of Lambda's and the gateway's own lines, by type. */
  private static final Map<String, Set<String>> FOUND =
      Map.of(
          "Logs, metrics and traces", Set.of("version orders disagree"),
          "Function errors", Set.of("request failed", "some task failed", "platform.report"),
          "Server errors", Set.of("access"),
          "Sign-in codes do not come", Set.of("mail not taken"),
          "Bounces and complaints", Set.of("mail feedback"));

  @RegisterExtension final LocalTables tables = new LocalTables();

  @TempDir Path data;

  @Test
  void eachQueryFindsItsLinesAndNoOthersAndReadsFieldsThatTheyHave() throws IOException {
    List<JsonNode> lines = WrittenLines.all(data, tables);
    Map<String, Set<String>> found = new TreeMap<>();

    queries()
        .forEach((section, query) -> {
          List<JsonNode> matched = lines.stream().filter(query.filter()).toList();
          found.put(section, names(matched));
          assertThat(query.fields())
              .as(section)
              .allSatisfy(field ->
                  assertThat(matched)
                      .as(field)
                      .anyMatch(line -> !InsightsQuery.value(line, field).isMissingNode()));
        });

    assertThat(found).isEqualTo(FOUND);
  }

  @Test
  void everyLineThatAFunctionWritesHasTimeLevelAndMessage() throws IOException {
    List<JsonNode> lines = WrittenLines.ofFunctions(data, tables);

    assertThat(names(lines))
        .contains("ingest", "scan planned", "digests planned", "metrics", "request failed");
    assertThat(lines)
        .allMatch(line -> line.path("timestamp").asText().matches("20.+Z"))
        .allMatch(line -> Set.of("INFO", "WARN", "ERROR").contains(line.path("level").asText()))
        .allMatch(line -> !line.path("message").asText().isEmpty());
  }

  private static Map<String, InsightsQuery> queries() throws IOException {
    Path root = Path.of(System.getProperty("owl.root"));
    Matcher parts = QUERY.matcher(Files.readString(root.resolve("docs/operations.md")));
    Map<String, InsightsQuery> queries = new TreeMap<>();
    String heading = "";
    while (parts.find()) {
      if (parts.group("query") == null) {
        heading = parts.group("heading");
      } else {
        queries.put(heading, InsightsQuery.parse(parts.group("query")));
      }
    }
    return queries;
  }

  private static Set<String> names(List<JsonNode> lines) {
    List<String> names = new ArrayList<>();
    for (JsonNode line : lines) {
      String type = line.has("integrationError") ? "access" : line.path("type").asText();
      names.add(line.path("message").asText(type));
    }
    return new TreeSet<>(names);
  }
}
