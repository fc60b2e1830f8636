package dev.owlissues.bench.cost;

import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.stream.Stream;

/** What a request to a table is for, as far as its table, key and direction tell. */
enum Step {
  KEY("key"),
  ACTIVITY("activity"),
  BATCHES("batches"),
  POINTERS("pointers"),
  MARKER("re-send marker"),
  PLAN("planner, open units, results"),
  UNIT("leases and frozen pages"),
  JOBS("job records"),
  APP("settings, latest version"),
  APP_USERS("app users"),
  ISSUES_READ("issues, read"),
  ISSUES_WRITTEN("issues, written"),
  FINGERPRINTS("fingerprints"),
  SETS_READ("session and user sets, read"),
  SETS_WRITTEN("session and user sets, written"),
  PACKS("occurrence packs"),
  OTHER("other");

  private final String words;

  Step(String words) {
    this.words = words;
  }

  /** The step of a request to that table, by the partition of the first item that it names. */
  static Step of(Table table, String pk, boolean writes) {
    if (table.equals(Tables.EVENTS)) {
      return ofEvents(pk);
    }
    if (table.equals(Tables.OCCURRENCES)) {
      boolean set = pk.contains("#set#");
      return set ? (writes ? SETS_WRITTEN : SETS_READ) : PACKS;
    }
    if (table.equals(Tables.ISSUES)) {
      return writes ? ISSUES_WRITTEN : ISSUES_READ;
    }
    if (table.equals(Tables.WORK)) {
      return pk.startsWith("units#") ? UNIT : PLAN;
    }
    return Stream.of(KEY, JOBS, APP, APP_USERS, FINGERPRINTS)
        .filter(step -> step.isOf(table))
        .findFirst()
        .orElse(OTHER);
  }

  private static Step ofEvents(String pk) {
    return switch (pk.replaceFirst("#.*", "")) {
      case "activity", "app" -> ACTIVITY;
      case "session", "user", "packed" -> POINTERS;
      case "marker" -> MARKER;
      default -> BATCHES;
    };
  }

  private boolean isOf(Table table) {
    return switch (this) {
      case KEY -> table.equals(Tables.KEYS);
      case JOBS -> table.equals(Tables.JOBS);
      case APP -> table.equals(Tables.TEAMS);
      case FINGERPRINTS -> table.equals(Tables.FINGERPRINTS);
      case APP_USERS -> table.equals(Tables.APP_USERS);
      default -> false;
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
