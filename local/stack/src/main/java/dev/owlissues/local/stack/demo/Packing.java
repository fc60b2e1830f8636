package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Puts streams of events into requests as programs do: a phone sends its own session; pages hand
 * theirs to the shop's collector, which sends many together; a server sends what one process had.
 */
final class Packing {
  private final Map<Platform, List<Line>> collected = new EnumMap<>(Platform.class);
  private final List<Delivery> deliveries = new ArrayList<>();

  /** Adds a session's events; sessions come oldest first. */
  void add(Visit visit, List<Line> lines) {
    if (visit.dev() || visit.platform() != Platform.WEB) {
      deliveries.add(new Delivery(visit.platform(), lines));
      return;
    }
    List<Line> waiting = collected.computeIfAbsent(visit.platform(), _ -> new ArrayList<>());
    if (waiting.size() + lines.size() > Delivery.MOST) {
      send(visit.platform(), waiting);
    }
    waiting.addAll(lines);
  }

  /** All requests, with what was still waiting. */
  List<Delivery> deliveries() {
    collected.forEach(this::send);
    return List.copyOf(deliveries);
  }

  private void send(Platform platform, List<Line> waiting) {
    if (!waiting.isEmpty()) {
      deliveries.add(new Delivery(platform, waiting));
      waiting.clear();
    }
  }
}
