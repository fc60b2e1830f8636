package dev.owlissues.cli.term;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.field("status", "status").byWord(),
          Column.field("title", "title").cut(),
          Column.number("events", "events"),
          Column.field("app", "app").leftOut(),
          Column.field("nothing", "none"));

  private static JsonNode row(String status, String title, long events) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("status", status)
        .put("title", title)
        .put("events", events)
        .put("app", "Backend");
  }

  private static String print(int columns, boolean colour, JsonNode... rows) {
    return print(columns, colour, COLUMNS, rows);
  }

  private static String print(int width, List<Column> columns, JsonNode row) {
    return print(width, false, columns, row);
  }

  private static String print(int width, boolean colour, List<Column> columns, JsonNode... rows) {
    var out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal =
        Terminal.of(InputStream.nullInputStream(), stream, stream, width, colour, false);
    Table.print(terminal, columns, List.of(rows));
    terminal.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whereThereIsNoTerminalNothingIsCut() {
    assertThat(print(0, false, row("new", "x".repeat(300), 1), row("resolved", "é", 1_234_567)))
        .isEqualTo(
            """
            status    title%s     events  app
            new       %s          1  Backend
            resolved  é%s  1,234,567  Backend
            """
                .formatted(" ".repeat(295), "x".repeat(300), " ".repeat(299)));
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 40, 50, 60, 72, 80, 100, 200})
  void onATerminalEveryLineFits(int columns) {
    String table =
        print(
            columns,
            false,
            row("in_progress", "日本語 " + "long ".repeat(60), 7),
            row("new", "🦉", 8));

    assertThat(table.lines()).hasSize(3).allMatch(line -> Texts.width(line) <= columns);
    assertThat(table.lines().skip(1)).allMatch(line -> line.contains("7") || line.contains("8"));
  }

  @Test
  void aColumnIsLeftOutBeforeTheTitleSaysNothing() {
    String title = "It broke while nobody looked";

    assertThat(print(50, false, row("new", title, 7))).contains(title).doesNotContain("Backend");
  }

  @Test
  void aTextThatWouldSayNothingGivesItsRoomToTheFirst() {
    List<Column> columns =
        List.of(
            Column.field("title", "title").cut(),
            Column.field("why", "app").cut(),
            Column.number("events", "events").leftOutLast());
    JsonNode row = row("new", "It broke while nobody looked", 1_234_567);

    assertThat(print(44, columns, row)).contains("while", "Backend", "1,234,567");
    assertThat(print(30, columns, row)).contains("while", "Backend").doesNotContain("1,234,567");
    assertThat(print(18, columns, row)).contains("It broke while").doesNotContain("Backend");
  }

  @Test // (R-cli-6)
  void nothingInATextSteersTheTerminal() {
    String table = print(80, false, row("new", "a\u001b[31m\r\nb\u009bc\u202ed\u2028e\tf", 1));

    assertThat(table).contains("a [31m  b c d e f");
    assertThat(table.chars().filter(c -> c != '\n')).allMatch(c -> !Character.isISOControl(c));
  }

  @Test
  void coloursAreWhereTheyAreWantedAndTakeNoRoom() {
    String plain = print(80, false, row("regressed", "It broke", 7));
    String coloured = print(80, true, row("regressed", "It broke", 7));

    assertThat(plain).doesNotContain("\u001b");
    assertThat(coloured).contains("\u001b[1;31mregressed\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }
}
