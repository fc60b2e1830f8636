package dev.owlissues.cli.session;

import java.util.Iterator;
import java.util.List;

/**
 * What the API takes where it takes one of a few words: for help and completion. The API decides.
 */
public abstract class Choices implements Iterable<String> {
  private final List<String> words;

  private Choices(String... words) {
    this.words = List.of(words);
  }

  @Override
  public Iterator<String> iterator() {
    return words.iterator();
  }

  public static final class Statuses extends Choices {
    Statuses() {
      super("new", "in_progress", "resolved", "silenced", "snoozed", "regressed");
    }
  }

  public static final class Sorts extends Choices {
    Sorts() {
      super("attention", "updated_at", "last_seen", "first_seen", "events", "occurrences", "users");
    }
  }

  public static final class Frequencies extends Choices {
    Frequencies() {
      super("none", "hourly", "6_hourly", "daily", "weekly");
    }
  }

  public static final class Orderings extends Choices {
    Orderings() {
      super("string", "semver");
    }
  }

  public static final class Platforms extends Choices {
    Platforms() {
      super("apple", "android", "web", "backend");
    }
  }

  public static final class Levels extends Choices {
    Levels() {
      super("info", "debug", "warn", "error");
    }
  }

  public static final class Modes extends Choices {
    Modes() {
      super("production", "development", "all");
    }
  }

  public static final class Orders extends Choices {
    Orders() {
      super("asc", "desc");
    }
  }

  public static final class Jobs extends Choices {
    Jobs() {
      super("issue_scan", "issue_notify");
    }
  }

  /** Of those that are started by what was deleted, too. */
  public static final class Runs extends Choices {
    Runs() {
      super("issue_scan", "issue_notify", "purge");
    }
  }

  public static final class JobStatuses extends Choices {
    JobStatuses() {
      super("pending", "running", "completed", "failed", "cancelled");
    }
  }

  public static final class Roles extends Choices {
    Roles() {
      super("member", "admin", "owner");
    }
  }

  public static final class KeyTypes extends Choices {
    KeyTypes() {
      super("client", "agent", "import");
    }
  }

  public static final class Actions extends Choices {
    Actions() {
      super("create", "update", "delete");
    }
  }

  public static final class Digests extends Choices {
    Digests() {
      super("on", "unsubscribed");
    }
  }
}
