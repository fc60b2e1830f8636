package dev.owlissues.shared.dynamo.table;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names that the tables have in one stack. */
public final class TableNames {
  private final Map<Table, String> names;

  private TableNames(Map<Table, String> names) {
    this.names = Map.copyOf(names);
  }

  /** Names as a function's environment gives them, for just the tables that it uses. */
  public static TableNames of(Function<String, String> environment, List<Table> tables) {
    return new TableNames(
        tables.stream().collect(Collectors.toMap(t -> t, t -> environment.apply(t.environment()))));
  }

  /** Names made from the logical ids, as the local stack has them. */
  public static TableNames local() {
    return prefixed("");
  }

  /** Names made from the logical ids, apart from those of every other prefix. */
  public static TableNames prefixed(String prefix) {
    return new TableNames(
        Tables.ALL.stream().collect(Collectors.toMap(t -> t, t -> prefix + t.resource())));
  }

  /** The table's name. A table that the function did not ask for is a mistake in its wiring. */
  public String of(Table table) {
    String name = names.get(table);
    if (name == null) {
      throw new IllegalStateException(table.resource() + " is not wired into this function");
    }
    return name;
  }
}
