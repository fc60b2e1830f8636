package dev.owlissues.cli.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in columns that fit the terminal. */
public final class Table {
  private static final String GAP = "  ";

  /** So much of a text says enough while other columns can give way. */
  private static final int ENOUGH = 32;

  /** Less of a text than this says nothing. */
  private static final int LEAST = 14;

  private final Terminal terminal;
  private final List<JsonNode> rows;
  private final List<Column> columns;
  private final List<List<String>> cells;
  private final int[] widths;

  private Table(Terminal terminal, List<Column> columns, List<JsonNode> rows) {
    this.terminal = terminal;
    this.rows = rows;
    this.columns = new ArrayList<>(columns);
    this.cells = new ArrayList<>(columns.stream().map(column -> cells(column, rows)).toList());
    widths =
        IntStream.range(0, columns.size())
            .map(at -> widest(columns.get(at), cells.get(at)))
            .toArray();
  }

  /** Prints a line with the titles and one for each row. */
  public static void print(Terminal terminal, List<Column> columns, List<JsonNode> rows) {
    Table table = new Table(terminal, columns, rows);
    table.fit();
    table.print();
  }

  private static List<String> cells(Column column, List<JsonNode> rows) {
    return rows.stream().map(row -> Texts.line(column.text().apply(row))).toList();
  }

  // A column that has nothing to say is none.
  private static int widest(Column column, List<String> cells) {
    int widest = cells.stream().mapToInt(Texts::width).max().orElse(0);
    return widest == 0 ? 0 : Math.max(Texts.width(column.title()), widest);
  }

  // First the texts give way as far as they say enough, then whole columns, and so on until it fits
  // or only the first text is left to be cut.
  private void fit() {
    if (terminal.columns() > 0) {
      cut(ENOUGH);
      leaveOut(Column.Kept.LEFT_OUT, 0);
      cut(LEAST);
      leaveOut(Column.Kept.LEFT_OUT_LAST, 0);
      leaveOut(Column.Kept.CUT, firstText() + 1);
      widen();
      cut(1);
    }
  }

  // Those further to the right first.
  private void leaveOut(Column.Kept kept, int from) {
    for (int at = columns.size() - 1; at >= from && excess() > 0; at--) {
      if (columns.get(at).kept() == kept) {
        widths[at] = 0;
      }
    }
  }

  private int firstText() {
    return IntStream.range(0, columns.size())
        .filter(at -> columns.get(at).kept() == Column.Kept.CUT && widths[at] > 0)
        .findFirst()
        .orElse(columns.size());
  }

  private void cut(int least) {
    for (int at = columns.size() - 1; at >= 0; at--) {
      if (columns.get(at).kept() == Column.Kept.CUT && excess() > 0) {
        widths[at] =
            Math.clamp(widths[at] - (long) excess(), Math.min(least, widths[at]), widths[at]);
      }
    }
  }

  // Room that a column has left behind goes to the texts that are left.
  private void widen() {
    for (int at = 0; at < columns.size(); at++) {
      if (columns.get(at).kept() == Column.Kept.CUT && widths[at] > 0 && excess() < 0) {
        widths[at] = Math.min(widest(columns.get(at), cells.get(at)), widths[at] - excess());
      }
    }
  }

  private int excess() {
    int shown = (int) IntStream.of(widths).filter(width -> width > 0).count();
    return IntStream.of(widths).sum() + GAP.length() * Math.max(0, shown - 1) - terminal.columns();
  }

  private void print() {
    line(-1);
    IntStream.range(0, rows.size()).forEach(this::line);
  }

  private void line(int row) {
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < columns.size(); at++) {
      if (widths[at] > 0) {
        line.append(line.isEmpty() ? "" : GAP).append(cell(at, row));
      }
    }
    terminal.out().println(line.toString().stripTrailing());
  }

  private String cell(int at, int row) {
    Column column = columns.get(at);
    String whole = row < 0 ? column.title() : cells.get(at).get(row);
    String text = Texts.cut(whole, widths[at]);
    String blanks = " ".repeat(widths[at] - Texts.width(text));
    Style style = row < 0 ? Style.BOLD : column.style().apply(rows.get(row));
    String shown = terminal.styled(text, style);
    return column.right() ? blanks + shown : shown + blanks;
  }
}
