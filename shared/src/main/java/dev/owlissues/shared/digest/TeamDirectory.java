package dev.owlissues.shared.digest;

import java.util.UUID;
import java.util.stream.Stream;

/** All teams. It may lag behind them by a moment. */
public interface TeamDirectory {

  /** Each team's id, once. */
  Stream<UUID> teams();
}
