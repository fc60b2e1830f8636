package dev.owlissues.shared.job;

import java.util.Optional;
import java.util.UUID;

/** Builds valid orders of runs. */
public final class OrderBuilder {
  private final JobType type;
  private Optional<UUID> projectId = Optional.empty();
  private String triggeredBy = "manual:user:" + new UUID(1, 9);
  private Optional<String> params = Optional.empty();
  private boolean notifies;

  private OrderBuilder(JobType type) {
    this.type = type;
  }

  /** Somebody's order of a run over the whole team. */
  public static OrderBuilder anOrder(JobType type) {
    return new OrderBuilder(type);
  }

  /** Of that project only, or of all. */
  public OrderBuilder project(Optional<UUID> projectId) {
    this.projectId = projectId;
    return this;
  }

  /** Ordered by that. */
  public OrderBuilder by(String triggeredBy) {
    this.triggeredBy = triggeredBy;
    return this;
  }

  /** With those parameters. */
  public OrderBuilder params(String params) {
    this.params = Optional.of(params);
    return this;
  }

  /** Whose end is told. */
  public OrderBuilder notifying() {
    this.notifies = true;
    return this;
  }

  /** The order. */
  public JobRun.Order build() {
    return new JobRun.Order(type, projectId, triggeredBy, params, notifies);
  }
}
