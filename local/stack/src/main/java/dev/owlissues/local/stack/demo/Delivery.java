package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import java.util.List;

/** What one request carries: events of one app, at most as many as ingest takes at once. */
record Delivery(Platform platform, List<Line> lines) {
  /** How many events a request may carry. */
  static final int MOST = 100;

  Delivery {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > MOST) {
      throw new IllegalArgumentException("1 to 100 events a request, not " + lines.size());
    }
  }
}
