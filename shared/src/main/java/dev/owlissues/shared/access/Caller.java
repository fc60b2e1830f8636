package dev.owlissues.shared.access;

import dev.owlissues.shared.access.ApiKey.AppScope;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who sent a request, as handlers see it: which team they act for and what they may do. */
public record Caller(ApiKey key) {

  /** The one team that the caller sees. */
  public UUID teamId() {
    return key.scope().teamId();
  }

  /** The one app that the caller is bound to; empty when it may see the whole team. */
  public Optional<AppScope> app() {
    return key.scope().app();
  }

  /** Whether the caller may do that. */
  public boolean may(Permission permission) {
    return key.may(permission);
  }

  /** Why the caller may not do all of that, naming every missing permission; empty if they may. */
  public Optional<String> refusal(Collection<Permission> needed) {
    String missing =
        needed.stream()
            .filter(permission -> !may(permission))
            .map(Permission::wire)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return missing.isEmpty() ? Optional.empty() : Optional.of("missing permission: " + missing);
  }
}
