package dev.owlissues.shared.event;

import dev.owlissues.shared.base.time.Hour;

/** That events of a kind arrived in a unit within an hour. Planner and readers start from these. */
public record Activity(Unit unit, Hour hour, Kind kind) {}
