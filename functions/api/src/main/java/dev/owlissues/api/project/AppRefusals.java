package dev.owlissues.api.project;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.event.refusal.Refused;
import dev.owlissues.shared.event.refusal.RefusedEvents;
import java.time.InstantSource;

/** What ingest refused of apps lately. */
public final class AppRefusals {
  private final RefusedEvents store;
  private final InstantSource clock;

  /** Refusals in that store. */
  public AppRefusals(RefusedEvents store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  Refused of(App app) {
    return store.lastDay(app.id(), clock.instant());
  }
}
