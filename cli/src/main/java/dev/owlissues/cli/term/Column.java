package dev.owlissues.cli.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param text what it shows of a row
 * @param style how
 * @param right whether it is aligned to the right, as numbers are
 * @param kept how it gives way where the terminal is too narrow
 */
public record Column(
    String title,
    Function<JsonNode, String> text,
    Function<JsonNode, Style> style,
    boolean right,
    Kept kept) {

  /** What becomes of a column that finds no room. */
  public enum Kept {
    WHOLE,
    /** Its texts are cut. */
    CUT,
    /** It is left out, those further to the right first. */
    LEFT_OUT,
    /** It is left out where that was not enough. */
    LEFT_OUT_LAST
  }

  public static Column of(String title, Function<JsonNode, String> text) {
    return new Column(title, text, _ -> Style.PLAIN, false, Kept.WHOLE);
  }

  /** Shows a field; nothing where it is null. */
  public static Column field(String title, String field) {
    return of(title, row -> text(row.path(field)));
  }

  /** Shows a field that is a number. */
  public static Column number(String title, String field) {
    return new Column(title, row -> number(row.path(field)), _ -> Style.PLAIN, true, Kept.WHOLE);
  }

  public Column cut() {
    return new Column(title, text, style, right, Kept.CUT);
  }

  public Column leftOut() {
    return new Column(title, text, style, right, Kept.LEFT_OUT);
  }

  public Column leftOutLast() {
    return new Column(title, text, style, right, Kept.LEFT_OUT_LAST);
  }

  /** In the style of its word. */
  public Column byWord() {
    return new Column(title, text, row -> Style.of(text.apply(row)), right, kept);
  }

  public Column styled(Style always) {
    return new Column(title, text, _ -> always, right, kept);
  }

  /** A value as a text; empty for null and for what is missing. */
  public static String text(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }

  /** A number with its thousands apart. */
  public static String number(JsonNode value) {
    if (!value.isIntegralNumber()) {
      return text(value);
    }
    StringBuilder digits = new StringBuilder(value.asText());
    int first = value.asLong() < 0 ? 1 : 0;
    for (int at = digits.length() - 3; at > first; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }
}
