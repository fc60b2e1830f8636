package dev.owlissues.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code authorization.txt} says: each kind of request, and what each kind of caller gets. */
final class AuthorizationTable {
  private static final String COLUMNS = "[| ]+";
  private static final Pattern ID = Pattern.compile("\\{([a-zA-Z]+Id)}");

  private AuthorizationTable() {}

  /** The kinds of callers, as the table's header names them and in its order. */
  enum Kind {
    NONE,
    GARB,
    REVK,
    EXPD,
    CLNT,
    IMPT,
    WITHOUT,
    WITH,
    KMEM,
    KADM,
    MEMB,
    ADMN,
    OWNR,
    XKEY,
    XOWN;

    private String header() {
      return switch (this) {
        case WITHOUT -> "key-";
        case WITH -> "key+";
        default -> name().toLowerCase(Locale.ROOT);
      };
    }
  }

  /**
   * A line of the table.
   *
   * @param path with the names of things in braces, and a query if there is one
   */
  record Row(
      Map<Kind, Integer> expected,
      Optional<String> permission,
      String method,
      String path,
      String body) {

    /** Who is answered with an error. */
    List<Kind> refused() {
      return Stream.of(Kind.values()).filter(kind -> status(kind) >= 400).toList();
    }

    /** Who gets what the request asks for. */
    List<Kind> letIn() {
      return Stream.of(Kind.values()).filter(kind -> status(kind) < 400).toList();
    }

    int status(Kind kind) {
      return expected.getOrDefault(kind, 0);
    }

    /** What a refusal must name: the permission that somebody is short of. */
    String missing(Kind kind) {
      boolean isShort = kind == Kind.CLNT || kind == Kind.IMPT || kind == Kind.WITHOUT;
      return isShort ? permission.orElse("") : "";
    }

    /** Whether what the row asks for may change something. */
    boolean writes() {
      return !method.equals("GET");
    }

    /** The route, whatever its parameters are called. */
    String route() {
      return unnamed(method + " " + path.replaceFirst("\\?.*", ""));
    }

    /** The names of the things that the request names by id. */
    List<String> ids() {
      return ID.matcher(path + body).results().map(found -> found.group(1)).distinct().toList();
    }

    @Override
    public String toString() {
      return (method + " " + path + " " + body).strip();
    }
  }

  /** A route, whatever its parameters are called. */
  static String unnamed(String route) {
    return route.replaceAll("\\{[A-Za-z]+}", "{}");
  }

  /** The rows in their order. */
  static List<Row> rows() {
    List<String> lines =
        text().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    List<String> header = List.of(lines.getFirst().split(COLUMNS, -1));
    List<String> kinds = Stream.of(Kind.values()).map(Kind::header).toList();
    if (!header.equals(
        Stream.concat(kinds.stream(), Stream.of("permission", "request")).toList())) {
      throw new IllegalStateException("the table's header is " + header);
    }
    return lines.stream().skip(1).map(AuthorizationTable::row).toList();
  }

  private static Row row(String line) {
    Kind[] columns = Kind.values();
    int kinds = columns.length;
    List<String> words = List.of(line.split(COLUMNS, kinds + 4));
    Map<Kind, Integer> expected = new EnumMap<>(Kind.class);
    for (int column = 0; column < kinds; column++) {
      expected.put(columns[column], Integer.valueOf(words.get(column)));
    }
    return new Row(
        expected,
        Optional.of(words.get(kinds)).filter(name -> !name.equals("-")),
        words.get(kinds + 1),
        words.get(kinds + 2),
        words.size() > kinds + 3 ? words.getLast() : "");
  }

  private static String text() {
    try (InputStream in = AuthorizationTable.class.getResourceAsStream("/authorization.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
